// Lint rules. Layout is prettier's business; types are tsc's.

import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["node_modules/**", "build/**", ".cache/**", "test/programs/**", "test/rejected/**", "test/goldens/**"] },
  ...tseslint.configs.strict,
  {
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-extraneous-class": "off",
      "@typescript-eslint/unified-signatures": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      eqeqeq: "error",
      "no-console": "off",
      "no-constant-condition": ["error", { checkLoops: false }],
      "object-shorthand": "error",
      "prefer-const": "error",
      "no-throw-literal": "error",
    },
  },
  {
    files: ["scripts/**/*.mjs", "eslint.config.js"],
    languageOptions: { globals: { process: "readonly" } },
  },
  {
    // The library implements what the rules are about (inferred `this`, empty interfaces, Array constructors).
    files: ["std/**/*.ts", "kernel/**/*.ts", "liveupdate/**/*.ts", "examples/**/*.ts"],
    rules: {
      "@typescript-eslint/consistent-type-imports": "off",
      "@typescript-eslint/no-empty-object-type": "off",
      "@typescript-eslint/no-redeclare": "off",
      "no-var": "off",
    },
  },
  {
    // Type parameters that only overloads, or the checker's own idea of an interface, ask for.
    files: ["std/globals.d.ts", "std/array_static.ts"],
    rules: { "@typescript-eslint/no-unused-vars": "off" },
  },
);
