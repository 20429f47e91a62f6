// A variable that a function reads before its declaration has run is a ReferenceError.
function early(): number {
  return later.length;
}
try {
  early();
} catch (error) {
  console.log(error instanceof ReferenceError, (error as Error).message);
}
const later = ["later"].slice();
console.log(early());
function inside(): void {
  const read = (): string => word.toUpperCase();
  try {
    read();
  } catch (error) {
    console.log((error as Error).name);
  }
  const word = ["w", "d"].join("or");
  console.log(read());
}
inside();
