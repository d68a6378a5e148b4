import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const clockAndChance = [
  {
    object: "Date",
    property: "now",
    message: "Core has no clock: take the time as an argument.",
  },
  {
    object: "Math",
    property: "random",
    message: "Core has no chance: take random bytes as an argument.",
  },
];

const noDate = {
  selector: "NewExpression[callee.name='Date']",
  message: "Core has no clock.",
};

/** What decides is counted in whole numbers: nothing here may leave a fraction behind. */
const noFloats = [
  {
    selector: "BinaryExpression[operator='/'], AssignmentExpression[operator='/=']",
    message: "Compare products of integers, or use `quotient`.",
  },
  {
    selector: "BinaryExpression[operator='**'], AssignmentExpression[operator='**=']",
    message: "Powers leave the whole numbers.",
  },
  {
    selector: "Literal[raw=/^[0-9][0-9_]*([.][0-9]|[0-9._]*e)/i]",
    message: "No decimals: use integers or a Fraction.",
  },
  {
    selector: "Literal[raw=/^[.][0-9]/]",
    message: "No decimals: use integers or a Fraction.",
  },
  {
    selector: "CallExpression[callee.name=/^(parseFloat|Number)$/]",
    message: "Numbers come in as integers.",
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name!=/^(min|max)$/]",
    message: "Of Math only min and max keep whole numbers whole by themselves.",
  },
  {
    selector:
      "MemberExpression[object.name='Number'][property.name!=/^(isInteger|isSafeInteger)$/]",
    message: "Numbers come in as integers.",
  },
];

export default tseslint.config(
  { ignores: ["out/", "node_modules/", "resources/", "vivaseal-demo/"] },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      // Names are taken apart by code point on purpose; an emoji in one is refused anyway.
      "@typescript-eslint/no-misused-spread": "off",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      "no-console": "error",
      eqeqeq: "error",
      "no-param-reassign": "error",
    },
  },
  {
    files: ["src/core/**/*.ts"],
    rules: {
      "no-restricted-properties": ["error", ...clockAndChance],
      "no-restricted-syntax": ["error", noDate],
    },
  },
  {
    files: ["src/core/rules/**/*.ts", "src/core/meeting/**/*.ts", "src/core/fraction.ts"],
    rules: { "no-restricted-syntax": ["error", noDate, ...noFloats] },
  },
  {
    files: ["src/renderer/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    files: ["tests/**/*.{ts,tsx}"],
    rules: { "@typescript-eslint/no-non-null-assertion": "off" },
  },
);
