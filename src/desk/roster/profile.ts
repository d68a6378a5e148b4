import { z } from "zod";
import { bounds } from "../sealed/bounds.ts";

/** How one sheet of ours is found in an export of another system. */
export interface SheetProfile {
  /** The export's workbook, in the source folder. */
  readonly workbook: string;
  /** Its sheet's name. */
  readonly from: string;
  /** Excel's number of the row with the headings. */
  readonly headingRow: number;
  /** Their heading → ours; one of theirs may serve several of ours. */
  readonly columns: ReadonlyMap<string, readonly string[]>;
  /** In sheets of items: their item → ours. */
  readonly items: ReadonlyMap<string, readonly string[]>;
  /** Our column or item → their word → ours. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Our column or item → what an empty or missing cell of it holds. */
  readonly defaults: ReadonlyMap<string, string>;
  /** Columns and items that aren't mapped are no findings. */
  readonly ignoreOthers: boolean;
}

/** An input mapping profile: our sheets that are read from an export, by name. */
export type Profile = ReadonlyMap<string, SheetProfile>;

export const rosterFile = "roster.xlsx";

const word = z
  .union([z.string(), z.number(), z.boolean()])
  .transform(String)
  .pipe(z.string().max(bounds.text));
const name = z.string().min(1).max(200);
const names = z
  .union([name.transform((one) => [one]), z.array(name).min(1)])
  .transform((list): readonly string[] => list);
const record = <T extends z.ZodType>(value: T) =>
  z
    .record(z.string(), value)
    .default({})
    .transform((given) => new Map(Object.entries(given)));

/** The profile as its file has it; every key that isn't known is refused. */
export const profileSchema = z.strictObject({
  vivasealProfile: z.literal(1),
  sheets: z.record(
    z.string(),
    z.strictObject({
      workbook: name.regex(/^[^/\\]+\.xlsx$/i).default(rosterFile),
      from: name.optional(),
      headingRow: z.int().min(1).max(1000).default(1),
      columns: record(names),
      items: record(names),
      values: record(z.record(z.string(), word).transform((map) => new Map(Object.entries(map)))),
      defaults: record(word),
      ignoreOthers: z.boolean().default(false),
    }),
  ),
});

export type ProfileDocument = z.output<typeof profileSchema>;
