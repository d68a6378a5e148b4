import { jsPDF } from "jspdf";

/** Files of the kinds that materials have: small, whole, and really of their kind. */
export function tinyPdf(text: string, password?: { readonly user: string }): Uint8Array {
  const pdf = new jsPDF({
    compress: true,
    ...(password && {
      encryption: {
        userPassword: password.user,
        ownerPassword: "owner",
        userPermissions: ["print"],
      },
    }),
  });
  pdf.text(text, 20, 20);
  return new Uint8Array(pdf.output("arraybuffer"));
}

/** Segments, one with a preview that has an end marker of its own, then the picture's data. */
export function tinyJpeg(): Uint8Array {
  const preview = Buffer.from("ffe1000a45786966ffd8ffd9", "hex");
  const scan = Buffer.from("ffda0008010100003f00d2cf20", "hex");
  return Uint8Array.from([0xff, 0xd8, ...preview, ...scan, 0xff, 0xd9]);
}

export function tinyPng(): Uint8Array {
  const base64 =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  return new Uint8Array(Buffer.from(base64, "base64"));
}

/** Of the kind that the name's suffix says. */
export function tinyFile(name: string): Uint8Array {
  if (/\.pdf$/i.test(name)) return tinyPdf("material");
  if (/\.jpe?g$/i.test(name)) return tinyJpeg();
  return /\.png$/i.test(name) ? tinyPng() : new TextEncoder().encode(name);
}
