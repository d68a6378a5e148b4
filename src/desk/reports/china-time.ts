/** `11-12 09:30` in China of an RFC 3339 instant in UTC. */
export function chinaTime(instant: string): string {
  const shifted = new Date(Date.parse(instant) + 8 * 60 * 60 * 1000).toISOString();
  return `${shifted.slice(5, 10)} ${shifted.slice(11, 16)}`;
}
