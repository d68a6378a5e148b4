import { pinOf } from "./meeting-day.ts";
import type { Venue } from "./venue.ts";

/** The PIN for a field whose label says whose it is. */
export function pinByLabelIn({ manifest }: Venue): (label: string) => string {
  return (label) => {
    const { experts, staff } = manifest;
    const person = [...experts, ...staff].find(({ name }) => label.includes(`${name} `));
    if (!person) throw new Error(`Whose PIN: ${label}?`);
    return pinOf(person.id);
  };
}
