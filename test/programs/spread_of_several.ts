// One literal with several spreads, of which some may have more members than their type says.
interface Labelled {
  x: number;
  y: number;
  label: string;
}
const labelled = JSON.parse('{"x":1,"y":3,"label":"parsed"}') as unknown as Labelled;
console.log({ ...labelled });
for (const flag of [true, false])
  console.log({
    ...{ x: 5, y: 2, label: "a" },
    z: 7,
    ...(!flag ? { ...{ x: 1, y: 2 }, x: 4 } : { x: 1, y: 9, label: "x" }),
  });
