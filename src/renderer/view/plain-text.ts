/** 身份证号 with the birth date and serial hidden: `511902********0001`. */
export function maskedIdNumber(idNumber: string): string {
  const characters = Array.from(idNumber);
  if (characters.length <= 10) return "*".repeat(characters.length);
  const hidden = "*".repeat(characters.length - 10);
  return `${characters.slice(0, 6).join("")}${hidden}${characters.slice(-4).join("")}`;
}

/** A check code in groups of four, as it is read out on the phone. */
export const groupedHex = (hex: string): readonly string[] => hex.match(/.{1,4}/g) ?? [];

/** `1.5 MB`, `320 KB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`;
  if (bytes < 1_024 * 1_024) return `${Math.round(bytes / 1_024)} KB`;
  return `${(bytes / 1_048_576).toFixed(1)} MB`;
}

/** The bytes of a base64 text. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

/** `09:59`; past the end `-00:12`. */
export function clockText(milliseconds: number): string {
  const seconds = Math.abs(Math.ceil(milliseconds / 1_000));
  const two = (number: number) => String(number).padStart(2, "0");
  const sign = milliseconds <= -1_000 ? "-" : "";
  return `${sign}${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}
