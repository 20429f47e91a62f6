// Enums as values: what console.log, Object.keys, values and entries see of them.
enum Level {
  Debug,
  Info,
  Error = 5,
}
enum Colour {
  Red = "RED",
  Green = "GREEN",
}
console.log(Level, Colour);
console.log(Object.keys(Level), Object.values(Level), Object.entries(Colour));
for (const colour of Object.values(Colour)) console.log(colour.toLowerCase());
console.log(Object.keys(Level).filter((name) => isNaN(Number(name))));
for (const name in Colour) console.log(name);
