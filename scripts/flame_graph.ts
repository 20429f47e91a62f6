// Draws a flame graph: a frame stands on the one that called it and is as wide as the time spent in it.

/** What stands in the stack: a function of a file. */
export interface Frame {
  readonly name: string;
  readonly file: string;
  /** Where it is in this function. */
  readonly line: number;
}

/** All time spent in one function when it was called the same way. */
class Node {
  samples = 0;
  readonly lines = new Map<number, number>();
  readonly children = new Map<string, Node>();

  constructor(
    readonly name: string,
    readonly file: string,
  ) {}

  add(line: number): void {
    this.samples++;
    this.lines.set(line, (this.lines.get(line) ?? 0) + 1);
  }

  child({ name, file }: Frame): Node {
    const key = `${name}\n${file}`;
    const known = this.children.get(key);
    if (known !== undefined) return known;
    const made = new Node(name, file);
    this.children.set(key, made);
    return made;
  }
}

const width = 1200;
const rowHeight = 18;
const margin = 10;
const headHeight = 40;
const characterWidth = 6.8;
/** Narrower frames are left out, with what stands on them. */
const leastWidth = 0.4;

/** Fills by where the code comes from: the application, the library and kernel, the runtime's C. */
const colours: readonly [folder: RegExp, colour: string][] = [
  [/^runtime-c\//, "#b8c4cc"],
  [/^(std|kernel|liveupdate)\//, "#f2c063"],
  [/^$/, "#d9d9d9"],
  [/./, "#ee7f4b"],
];

/** An SVG picture of the stacks, each from the outermost frame on; whoever opens it sees lines and shares when pointing. */
export function drawFlameGraph(title: string, stacks: readonly (readonly Frame[])[]): string {
  const root = new Node("all", "");
  let deepest = 0;
  for (const stack of stacks) {
    root.samples++;
    deepest = Math.max(deepest, stack.length);
    let node = root;
    for (const frame of stack) {
      node = node.child(frame);
      node.add(frame.line);
    }
  }
  const height = headHeight + (deepest + 1) * rowHeight + margin;
  const boxes: string[] = [];
  const scale = (width - 2 * margin) / Math.max(1, root.samples);
  const draw = (node: Node, left: number, depth: number): void => {
    const nodeWidth = node.samples * scale;
    if (nodeWidth < leastWidth) return;
    boxes.push(box(node, root.samples, left, height - margin - (depth + 1) * rowHeight, nodeWidth));
    let at = left;
    for (const child of [...node.children.values()].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      draw(child, at, depth + 1);
      at += child.samples * scale;
    }
  };
  draw(root, margin, 0);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<style>text{font:11px monospace;pointer-events:none}rect{stroke:#fff;stroke-width:.5}g:hover rect{stroke:#000}</style>
<rect width="${width}" height="${height}" fill="#fff"/>
<text x="${margin}" y="24" style="font-size:15px">${escape(title)}</text>
${boxes.join("\n")}
</svg>
`;
}

function box(node: Node, total: number, left: number, top: number, boxWidth: number): string {
  const fill = colours.find(([folder]) => folder.test(node.file))![1];
  const room = Math.floor((boxWidth - 4) / characterWidth);
  const text = room < 3 ? "" : node.name.length <= room ? node.name : `${node.name.slice(0, room - 1)}…`;
  const label = text === "" ? "" : `<text x="${(left + 3).toFixed(1)}" y="${top + 13}">${escape(text)}</text>`;
  const rect = `<rect x="${left.toFixed(1)}" y="${top}" width="${boxWidth.toFixed(1)}" height="${rowHeight}" fill="${fill}"/>`;
  return `<g><title>${escape(describe(node, total))}</title>${rect}${label}</g>`;
}

/** The frame's name, file and share, and of the lines in it those where most of the time goes. */
function describe(node: Node, total: number): string {
  const share = (samples: number): string => `${((samples / total) * 100).toFixed(1)} %`;
  const head = `${node.name}${node.file === "" ? "" : ` (${node.file})`}: ${share(node.samples)}`;
  const lines = [...node.lines].filter(([line]) => line > 0).sort((a, b) => b[1] - a[1]);
  return [head, ...lines.slice(0, 8).map(([line, samples]) => `line ${line}: ${share(samples)}`)].join("\n");
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
