// Classes are told apart by name, whatever their members.
class Metres {
  constructor(readonly value: number) {}
}
class Feet {
  constructor(readonly value: number) {}
}
function travel(distance: Metres): number {
  return distance.value;
}
console.log(travel(new Feet(3))); // error INS2004 at 11:20
console.log(travel({ value: 3 })); // error INS2015 at 12:20
let distance: Metres | null = null;
distance = new Feet(1); // error INS2004 at 14:12
console.log(distance);
const make: new (value: number) => Metres = Feet; // error INS2004 at 16:45
console.log(new make(1));
class Plain {
  constructor(...args: any[]) { // error INS2001 at 19:24
    console.log(args.length);
  }
}
console.log(new Plain(1));
