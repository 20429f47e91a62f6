// A copy by the prototype has none of its class's private names, and nothing of what the library keeps in its own classes.
class Secret {
  #key = 1;
  copy(): Secret {
    return Object.assign(Object.create(Object.getPrototypeOf(this)), this); // error INS1099 at 5:62
  }
  key(): number {
    return this.#key;
  }
}
class Names extends Map<string, string> {
  copy(): Names {
    return Object.assign(Object.create(Object.getPrototypeOf(this)), this); // error INS1017 at 13:62
  }
}
console.log(new Secret().copy().key(), new Names().copy());
