// The places that console.log's first argument marks.
console.log("%i|%i", [7], {});
console.log("%i", "0x10");
console.log("%d %d", {}, [7]);
console.log("%f", [1.5]);
class A {
  toString(): string {
    return "A!";
  }
}
class B extends A {}
console.log(
  "%s|%s|%s|%s",
  new A(),
  new B(),
  {
    toString() {
      return "own";
    },
  },
  new Error("e").message,
);
console.log("%s", new Date(0));
class M2 extends Map<string, number> {}
console.log("%s", new M2());
console.log("%s", [new A()], { a: new A() });
console.log("%s", -0, 5n, true, null);
console.log("%d|%d", "0x10", -0);
console.log("%s", {
  [Symbol.toPrimitive]() {
    return "p";
  },
});
console.log("%o", [1, "a", [2]]);
console.log("%o", { a: [1], m: new Map([[1, [2]]]), s: new Set([1]) });
console.log("%o", []);
console.log("%o", [1, 2, 3, 4, 5, 6, 7, 8]);
console.log("%O", { a: { b: { c: { d: 1 } } } });
console.log("%o", { a: { b: { c: { d: { e: { f: 1 } } } } } });
console.log("%s %s", { a: { b: 1 }, c: [1, [2]] }, [[[1]]]);
console.log("%j", { a: 1 }, "%s", "rest");
console.log("%%|%x|%", 1);
console.log("a%", 1);
