import { join } from "node:path";
import { builtProduct } from "./stdio-desk.ts";

/** Makes sure that the screens are built from the sources as they are; gives their folder. */
export async function builtRenderer(): Promise<string> {
  await builtProduct();
  return join(import.meta.dirname, "../../out/renderer");
}
