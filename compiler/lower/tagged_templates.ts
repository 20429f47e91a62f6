// Tagged templates: calls of the tag with the template's texts and the values between them. The array of texts is made
// once for each place in the source (ECMA-262 13.2.8.4, GetTemplateObject).

import { ts } from "ts-morph";
import type { Expr, Global } from "../ir.ts";
import { refusals } from "../refusals.ts";
import { arrayType, templateStringsType, types } from "../types.ts";
import { assign, ifStatement } from "./build.ts";
import { lowerCall } from "./calls.ts";
import { testNullish } from "./value_tests.ts";
import { stringOperand } from "./expressions.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { refuse } from "./resolve_types.ts";
import { callLibrary } from "./text.ts";

export function lowerTaggedTemplate(f: FunctionLowering, node: ts.TaggedTemplateExpression): Operand {
  return lowerCall(f, callOf(node));
}

/** The template as a call; the checker takes it for the template that it is made from. */
function callOf(node: ts.TaggedTemplateExpression): ts.CallExpression {
  const { template } = node;
  const values = ts.isTemplateExpression(template) ? template.templateSpans.map((span) => span.expression) : [];
  const call = ts.factory.createCallExpression(node.tag, node.typeArguments, []);
  ts.setTextRange(call, node);
  ts.setOriginalNode(call, node);
  return Object.assign(call, {
    parent: node.parent,
    expression: node.tag,
    arguments: ts.setTextRange(ts.factory.createNodeArray([template, ...values]), template),
  });
}

/** Is this the template behind a tag, which stands for the array of its texts? */
export function isTemplateOfTag(node: ts.Node): node is ts.TemplateLiteral {
  return ts.isTaggedTemplateExpression(node.parent) && node.parent.template === node;
}

/** The array of the texts; made where the place is first reached. */
export function lowerTemplateStrings(f: FunctionLowering, node: ts.TemplateLiteral): Operand {
  const position = f.position(node);
  const global = templateGlobal(f, node);
  const place: Extract<Expr, { kind: "global" }> = { kind: "global", type: global.type, global };
  const parts = ts.isTemplateExpression(node) ? [node.head, ...node.templateSpans.map((span) => span.literal)] : [node];
  const make = f.collect(() => {
    const texts = [cookedText, rawText].map((textOf) => textArray(f, parts.map(textOf), node));
    f.emit(assign(position, place, callLibrary(f, "templateStrings", texts, position, "std/template_strings.ts")));
  }).statements;
  f.emit(ifStatement(position, testNullish({ expr: place, type: types.unknown }), make));
  return { expr: place, type: templateStringsType() };
}

function templateGlobal(f: FunctionLowering, node: ts.TemplateLiteral): Global {
  const { program } = f;
  const known = program.templates.get(node);
  if (known !== undefined) return known;
  const path = program.pathOf(node.getSourceFile());
  const { line, column } = f.position(node);
  const name = `template ${line}:${column}`;
  const global = program.newGlobal(name, `${path}#${name}`, path, program.representation(templateStringsType()));
  program.templates.set(node, global);
  return global;
}

/** A new array of these texts. */
export function textArray(f: FunctionLowering, texts: readonly string[], node: ts.Node): Expr {
  const layout = f.program.layouts.array(arrayType(types.string).element);
  const elements = texts.map((text) => stringOperand(f, text).expr);
  return { kind: "array", type: { kind: "ref", to: layout }, layout, elements, position: f.position(node) };
}

type TemplatePart = ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail | ts.NoSubstitutionTemplateLiteral;

function cookedText(part: TemplatePart): string {
  if (!hasInvalidEscape(part)) return part.text;
  // The text is undefined then, which TypeScript's type does not say; String.raw does not look at it.
  const tagged = ts.findAncestor(part, ts.isTaggedTemplateExpression);
  return tagged?.tag.getText() === "String.raw" ? "" : refuse(refusals.taggedTemplate, part);
}

function hasInvalidEscape(part: TemplatePart): boolean {
  return /(?<!\\)(?:\\\\)*\\(?:[1-9]|0\d|x(?![\da-fA-F]{2})|u(?![\da-fA-F]{4}|\{[\da-fA-F]+\}))/.test(rawText(part));
}

/** The text as it is written, line ends as \n. */
function rawText(part: TemplatePart): string {
  const text = part.getText();
  const end = text.endsWith("${") ? 2 : 1;
  return text.slice(1, -end).replace(/\r\n?/g, "\n");
}
