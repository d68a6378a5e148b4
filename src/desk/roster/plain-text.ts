// String.trim knows the full-width and no-break spaces, but not the zero-width ones that web pages leave.
const edges = /^[\s\u200B-\u200D\u2060\uFEFF]+|[\s\u200B-\u200D\u2060\uFEFF]+$/g;

/** Without white space of any width at both ends; line ends as `\n`. */
export function trimmed(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(edges, "");
}

/** Full-width digits, letters and signs as ASCII: for numbers and dates only, never for names. */
export function halfWidth(text: string): string {
  return text
    .replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, " ");
}

/** Headings are set with spaces and line ends to look even: “姓 名” is 姓名. */
export function withoutSpaces(text: string): string {
  return text.replace(/[\s\u200B-\u200D\u2060\uFEFF]+/g, "");
}

/** A cell that lists units or counties, at any of the usual signs between them. */
export function listItems(text: string): readonly string[] {
  return text
    .split(/[、，,;；\n]/)
    .map(trimmed)
    .filter((item) => item !== "");
}
