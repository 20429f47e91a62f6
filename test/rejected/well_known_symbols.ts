// Symbols by which JavaScript's library asks objects what this one does not.

class Special {
  static get [Symbol.species](): number { // error INS1099 at 4:15
    return 1;
  }
}
console.log(new Special());
