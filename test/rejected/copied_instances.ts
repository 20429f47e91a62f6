// What `Object.create(Object.getPrototypeOf(...))` makes gets its fields at once, and has no private names.
class Plain {
  count = 1;
  empty(): Plain {
    return Object.create(Object.getPrototypeOf(this)); // error INS1017 at 5:33
  }
  late(): Plain {
    const copy = Object.create(Object.getPrototypeOf(this)) as Plain; // error INS1017 at 8:39
    copy.count = 2;
    return Object.assign(copy, this);
  }
}
console.log(new Plain().empty(), new Plain().late());
