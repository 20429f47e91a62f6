// Havlak's recognition of loops, reducible or not, in a control flow graph of nested loops.

class BasicBlock {
  readonly incoming: BasicBlock[] = [];
  readonly outgoing: BasicBlock[] = [];
  constructor(readonly name: number) {}
}

class ControlFlowGraph {
  private readonly blocks: BasicBlock[] = [];

  get size(): number {
    return this.blocks.length;
  }

  get start(): BasicBlock {
    return this.block(0);
  }

  all(): readonly BasicBlock[] {
    return this.blocks;
  }

  private block(name: number): BasicBlock {
    while (this.blocks.length <= name) this.blocks.push(new BasicBlock(this.blocks.length));
    return this.blocks[name];
  }

  connect(from: number, to: number): void {
    const source = this.block(from);
    const target = this.block(to);
    source.outgoing.push(target);
    target.incoming.push(source);
  }

  // The builders give the number of the last block that they have made.

  straight(start: number, length: number): number {
    for (let i = 0; i < length; i++) this.connect(start + i, start + i + 1);
    return start + length;
  }

  diamond(start: number): number {
    this.connect(start, start + 1);
    this.connect(start, start + 2);
    this.connect(start + 1, start + 3);
    this.connect(start + 2, start + 3);
    return start + 3;
  }

  /** Two loops, one behind the other, each around a diamond, inside a third. */
  baseLoop(from: number): number {
    const header = this.straight(from, 1);
    const firstEnd = this.diamond(header);
    const secondHeader = this.straight(firstEnd, 1);
    const secondEnd = this.diamond(secondHeader);
    const footer = this.straight(secondEnd, 1);
    this.connect(secondEnd, secondHeader);
    this.connect(firstEnd, header);
    this.connect(footer, from);
    return this.straight(footer, 1);
  }
}

class Loop {
  parent: Loop | null = null;
  readonly children: Loop[] = [];
  readonly members: BasicBlock[] = [];
  /** How many loops deep the loop reaches inside. */
  height = 0;

  constructor(
    readonly header: BasicBlock | null,
    readonly isReducible: boolean,
  ) {}

  setParent(parent: Loop): void {
    this.parent = parent;
    parent.children.push(this);
  }
}

class LoopStructure {
  readonly root = new Loop(null, true);
  readonly loops: Loop[] = [this.root];

  add(header: BasicBlock, isReducible: boolean): Loop {
    const loop = new Loop(header, isReducible);
    loop.members.push(header);
    this.loops.push(loop);
    return loop;
  }

  nest(): void {
    for (const loop of this.loops) if (loop !== this.root && loop.parent === null) loop.setParent(this.root);
    this.measure(this.root);
  }

  private measure(loop: Loop): void {
    for (const child of loop.children) {
      this.measure(child);
      loop.height = Math.max(loop.height, child.height + 1);
    }
  }
}

/** A block, or a loop that has been collapsed into its header, by order of the depth-first search. */
class Node {
  /** The node that it has been collapsed into. */
  private parent: Node | null = null;
  loop: Loop | null = null;

  constructor(
    readonly block: BasicBlock,
    readonly order: number,
  ) {}

  find(): Node {
    if (this.parent === null) return this;
    const top = this.parent.find();
    this.parent = top;
    return top;
  }

  joinTo(parent: Node): void {
    this.parent = parent;
  }
}

enum Kind {
  NoHeader,
  Reducible,
  Self,
  Irreducible,
}

class LoopFinder {
  private readonly order = new Map<BasicBlock, number>();
  private readonly nodes: Node[] = [];
  /** The last descendant of each node in the search's tree. */
  private readonly last: number[] = [];
  private readonly backEdges: number[][] = [];
  private readonly otherEdges: Set<number>[] = [];
  private readonly kinds: Kind[] = [];
  private readonly headers: number[] = [];

  constructor(
    private readonly graph: ControlFlowGraph,
    private readonly structure: LoopStructure,
  ) {}

  find(): void {
    this.search(this.graph.start);
    for (const node of this.nodes) this.sortEdges(node);
    for (let header = this.nodes.length - 1; header >= 0; header--) this.collapse(header);
  }

  private search(block: BasicBlock): void {
    const order = this.nodes.length;
    this.order.set(block, order);
    this.nodes.push(new Node(block, order));
    this.last.push(order);
    for (const target of block.outgoing) if (!this.order.has(target)) this.search(target);
    this.last[order] = this.nodes.length - 1;
  }

  private isAncestor(ancestor: number, node: number): boolean {
    return ancestor <= node && node <= this.last[ancestor];
  }

  private sortEdges(node: Node): void {
    const back: number[] = [];
    const other = new Set<number>();
    for (const source of node.block.incoming) {
      const from = this.order.get(source);
      if (from === undefined) continue;
      if (this.isAncestor(node.order, from)) back.push(from);
      else other.add(from);
    }
    this.backEdges.push(back);
    this.otherEdges.push(other);
    this.kinds.push(Kind.NoHeader);
    this.headers.push(0);
  }

  /** Makes a loop of what reaches the header through back edges, and one node of the loop. */
  private collapse(header: number): void {
    const pool: Node[] = [];
    for (const from of this.backEdges[header]) {
      if (from === header) this.kinds[header] = Kind.Self;
      else pool.push(this.nodes[from].find());
    }
    if (pool.length > 0) this.kinds[header] = Kind.Reducible;
    const work = [...pool];
    for (let next = 0; next < work.length; next++) this.follow(work[next], header, pool, work);
    if (pool.length === 0 && this.kinds[header] !== Kind.Self) return;
    const node = this.nodes[header];
    const loop = this.structure.add(node.block, this.kinds[header] !== Kind.Irreducible);
    node.loop = loop;
    for (const member of pool) {
      this.headers[member.order] = header;
      member.joinTo(node);
      if (member.loop !== null) member.loop.setParent(loop);
      else loop.members.push(member.block);
    }
  }

  private follow(node: Node, header: number, pool: Node[], work: Node[]): void {
    for (const from of this.otherEdges[node.order]) {
      const source = this.nodes[from].find();
      if (!this.isAncestor(header, source.order)) {
        this.kinds[header] = Kind.Irreducible;
        this.otherEdges[header].add(source.order);
      } else if (source.order !== header && !pool.includes(source)) {
        work.push(source);
        pool.push(source);
      }
    }
  }
}

function nestedLoops(graph: ControlFlowGraph): void {
  let last = 2;
  for (let outer = 0; outer < 10; outer++) {
    graph.connect(2, last + 1);
    last++;
    for (let middle = 0; middle < 10; middle++) {
      const top = last;
      last = graph.straight(last, 1);
      for (let inner = 0; inner < 5; inner++) last = graph.baseLoop(last);
      const bottom = graph.straight(last, 1);
      graph.connect(last, top);
      last = bottom;
    }
    graph.connect(last, 1);
  }
}

const graph = new ControlFlowGraph();
graph.baseLoop(0);
graph.connect(0, 2);
const structure = new LoopStructure();
for (let round = 0; round < 3000; round++) new LoopFinder(graph, structure).find();
nestedLoops(graph);
new LoopFinder(graph, structure).find();
let found = 0;
for (let round = 0; round < 200; round++) {
  const again = new LoopStructure();
  new LoopFinder(graph, again).find();
  found += again.loops.length;
}
structure.nest();
const { length } = structure.loops;
const isRight = length === 10602 && graph.size === 5213 && structure.root.height === 5 && found === 320400;
console.log(isRight ? "ok" : "wrong", length, graph.size, structure.root.height, found);
