// Collision detection: aircraft whose tracks cross, sorted into a grid and compared pairwise frame by frame.

const minimum = 0;
const maximum = 1000;
const ceiling = 10;
const cell = 2;
const radius = 1;

class Vector2 {
  constructor(
    readonly x: number,
    readonly y: number,
  ) {}

  plus(other: Vector2): Vector2 {
    return new Vector2(this.x + other.x, this.y + other.y);
  }

  compare(other: Vector2): number {
    return this.x === other.x ? compareNumbers(this.y, other.y) : compareNumbers(this.x, other.x);
  }
}

class Vector3 {
  constructor(
    readonly x: number,
    readonly y: number,
    readonly z: number,
  ) {}

  plus(other: Vector3): Vector3 {
    return new Vector3(this.x + other.x, this.y + other.y, this.z + other.z);
  }

  minus(other: Vector3): Vector3 {
    return new Vector3(this.x - other.x, this.y - other.y, this.z - other.z);
  }

  times(factor: number): Vector3 {
    return new Vector3(this.x * factor, this.y * factor, this.z * factor);
  }

  dot(other: Vector3): number {
    return this.x * other.x + this.y * other.y + this.z * other.z;
  }

  isInside(): boolean {
    return (
      this.x >= minimum &&
      this.x <= maximum &&
      this.y >= minimum &&
      this.y <= maximum &&
      this.z >= minimum &&
      this.z <= ceiling
    );
  }
}

class CallSign {
  constructor(readonly value: number) {}

  compare(other: CallSign): number {
    return compareNumbers(this.value, other.value);
  }
}

function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

interface Ordered<K> {
  compare(other: K): number;
}

class TreeNode<K, V> {
  left: TreeNode<K, V> | null = null;
  right: TreeNode<K, V> | null = null;
  parent: TreeNode<K, V> | null = null;
  isRed = true;

  constructor(
    readonly key: K,
    public value: V,
  ) {}
}

/** A red-black tree. */
class SortedMap<K extends Ordered<K>, V> {
  private root: TreeNode<K, V> | null = null;

  get(key: K): V | undefined {
    let node = this.root;
    while (node !== null) {
      const order = key.compare(node.key);
      if (order === 0) return node.value;
      node = order < 0 ? node.left : node.right;
    }
    return undefined;
  }

  /** False when the key was there already; its value is replaced then. */
  set(key: K, value: V): boolean {
    let parent: TreeNode<K, V> | null = null;
    let order = 0;
    for (let node = this.root; node !== null; node = order < 0 ? node.left : node.right) {
      order = key.compare(node.key);
      if (order === 0) {
        node.value = value;
        return false;
      }
      parent = node;
    }
    const made = new TreeNode(key, value);
    made.parent = parent;
    if (parent === null) this.root = made;
    else if (order < 0) parent.left = made;
    else parent.right = made;
    this.balance(made);
    return true;
  }

  forEach(visit: (key: K, value: V) => void): void {
    let node = this.root === null ? null : leftmost(this.root);
    while (node !== null) {
      visit(node.key, node.value);
      node = next(node);
    }
  }

  private balance(added: TreeNode<K, V>): void {
    let node = added;
    for (let parent = node.parent; parent !== null && parent.isRed; parent = node.parent) {
      const grandparent = parent.parent!;
      const isLeft = grandparent.left === parent;
      const uncle = isLeft ? grandparent.right : grandparent.left;
      if (uncle !== null && uncle.isRed) {
        parent.isRed = false;
        uncle.isRed = false;
        grandparent.isRed = true;
        node = grandparent;
        continue;
      }
      if (node === (isLeft ? parent.right : parent.left)) {
        this.rotate(parent, isLeft);
        node = parent;
      }
      node.parent!.isRed = false;
      grandparent.isRed = true;
      this.rotate(grandparent, !isLeft);
    }
    this.root!.isRed = false;
  }

  private rotate(node: TreeNode<K, V>, toLeft: boolean): void {
    const riser = toLeft ? node.right! : node.left!;
    const moved = toLeft ? riser.left : riser.right;
    if (toLeft) node.right = moved;
    else node.left = moved;
    if (moved !== null) moved.parent = node;
    const { parent } = node;
    riser.parent = parent;
    if (parent === null) this.root = riser;
    else if (parent.left === node) parent.left = riser;
    else parent.right = riser;
    if (toLeft) riser.left = node;
    else riser.right = node;
    node.parent = riser;
  }
}

function leftmost<K, V>(from: TreeNode<K, V>): TreeNode<K, V> {
  let node = from;
  while (node.left !== null) node = node.left;
  return node;
}

function next<K, V>(from: TreeNode<K, V>): TreeNode<K, V> | null {
  if (from.right !== null) return leftmost(from.right);
  let node = from;
  let { parent } = node;
  while (parent !== null && parent.right === node) {
    node = parent;
    parent = node.parent;
  }
  return parent;
}

class Aircraft {
  constructor(
    readonly sign: CallSign,
    readonly position: Vector3,
  ) {}
}

class Motion {
  constructor(
    readonly sign: CallSign,
    readonly from: Vector3,
    readonly to: Vector3,
  ) {}

  /** Where the two come closer than the radius, if they do. */
  meeting(other: Motion): Vector3 | null {
    const way = this.to.minus(this.from);
    const otherWay = other.to.minus(other.from);
    const apart = this.from.minus(other.from);
    const drift = way.minus(otherWay);
    const a = drift.dot(drift);
    if (a === 0) {
      return Math.sqrt(apart.dot(apart)) <= radius ? this.from.plus(other.from).times(0.5) : null;
    }
    const b = 2 * apart.dot(drift);
    const c = apart.dot(apart) - radius * radius;
    const discriminant = b * b - 4 * a * c;
    if (discriminant < 0) return null;
    const enter = (-b - Math.sqrt(discriminant)) / (2 * a);
    const leave = (-b + Math.sqrt(discriminant)) / (2 * a);
    if (enter > 1 || leave < 0) return null;
    const moment = Math.max(0, enter);
    const place = this.from
      .plus(way.times(moment))
      .plus(other.from.plus(otherWay.times(moment)))
      .times(0.5);
    return place.isInside() ? place : null;
  }
}

/** Do the times at which a motion is in a cell's column and in its row meet, between 0 and 1? */
function crosses(corner: Vector2, motion: Motion): boolean {
  if (corner.x > maximum || corner.x < minimum || corner.y > maximum || corner.y < minimum) return false;
  const { from, to } = motion;
  const margin = radius / 2;
  const wayX = to.x - from.x;
  const wayY = to.y - from.y;
  let enter = 0;
  let leave = 1;
  if (wayX === 0) {
    if (from.x < corner.x - margin || from.x > corner.x + cell + margin) return false;
  } else {
    const low = (corner.x - margin - from.x) / wayX;
    const high = (corner.x + cell + margin - from.x) / wayX;
    enter = Math.max(enter, Math.min(low, high));
    leave = Math.min(leave, Math.max(low, high));
  }
  if (wayY === 0) {
    if (from.y < corner.y - margin || from.y > corner.y + cell + margin) return false;
  } else {
    const low = (corner.y - margin - from.y) / wayY;
    const high = (corner.y + cell + margin - from.y) / wayY;
    enter = Math.max(enter, Math.min(low, high));
    leave = Math.min(leave, Math.max(low, high));
  }
  return enter <= leave;
}

function cellOf(position: Vector3): Vector2 {
  return new Vector2(Math.floor(position.x / cell) * cell, Math.floor(position.y / cell) * cell);
}

const neighbours: Vector2[] = [];
for (let x = -cell; x <= cell; x += cell)
  for (let y = -cell; y <= cell; y += cell) if (x !== 0 || y !== 0) neighbours.push(new Vector2(x, y));

type Grid = SortedMap<Vector2, Motion[]>;

/** Enters the motion in every cell that it crosses, from this one on. */
function enter(grid: Grid, seen: SortedMap<Vector2, boolean>, corner: Vector2, motion: Motion): void {
  if (!crosses(corner, motion) || !seen.set(corner, true)) return;
  const motions = grid.get(corner);
  if (motions === undefined) grid.set(corner, [motion]);
  else motions.push(motion);
  for (const step of neighbours) enter(grid, seen, corner.plus(step), motion);
}

class Collision {
  constructor(
    readonly one: CallSign,
    readonly other: CallSign,
    readonly place: Vector3,
  ) {}
}

class Detector {
  private readonly positions = new SortedMap<CallSign, Vector3>();

  frame(aircraft: readonly Aircraft[]): Collision[] {
    const grid: Grid = new SortedMap<Vector2, Motion[]>();
    for (const { sign, position } of aircraft) {
      const motion = new Motion(sign, this.positions.get(sign) ?? position, position);
      this.positions.set(sign, position);
      enter(grid, new SortedMap<Vector2, boolean>(), cellOf(motion.from), motion);
    }
    const collisions: Collision[] = [];
    grid.forEach((_, motions) => {
      for (let i = 0; i < motions.length - 1; i++)
        for (let j = i + 1; j < motions.length; j++) {
          const place = motions[i].meeting(motions[j]);
          if (place !== null) collisions.push(new Collision(motions[i].sign, motions[j].sign, place));
        }
    });
    return collisions;
  }
}

function fly(signs: readonly CallSign[], time: number): Aircraft[] {
  const aircraft: Aircraft[] = [];
  for (let i = 0; i < signs.length; i += 2) {
    aircraft.push(new Aircraft(signs[i], new Vector3(time, Math.cos(time) * 2 + i * 3, 10)));
    aircraft.push(new Aircraft(signs[i + 1], new Vector3(time, Math.sin(time) * 2 + i * 3, 10)));
  }
  return aircraft;
}

const signs = Array.from({ length: 250 }, (_, index) => new CallSign(index));
let count = 0;
/** Collisions of aircraft that do not fly as a pair. */
let across = 0;
for (let round = 0; round < 5; round++) {
  const detector = new Detector();
  for (let frame = 0; frame < 200; frame++)
    for (const { one, other } of detector.frame(fly(signs, frame / 10))) {
      count++;
      if (other.value !== one.value + 1) across++;
    }
}
console.log(count === 54150 && across === 0 ? "ok" : "wrong", count, across);
