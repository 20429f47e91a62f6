// Object patterns: renaming, defaults, nesting, rest, assignment to existing variables and fields.
interface User {
  name: string;
  age?: number;
  address: { city: string; zip: string };
}
const user: User = { name: "Ada", address: { city: "London", zip: "W1" } };
const {
  name,
  age = 36,
  address: { city, zip: code },
} = user;
console.log(name, age, city, code);
function show({ name: n, age: years = -1 }: User): string {
  return `${n} ${years}`;
}
console.log(show(user), show({ ...user, age: 5 }));
let width = 0;
let height = 0;
({ width, height } = { width: 3, height: 4 });
console.log(width * height);
const { address, ...others } = user;
console.log(address, others);
const users = [user, { ...user, name: "Bob", age: 7 }];
for (const { name: who, age: years } of users) console.log(who, years);
const box = { value: 0 };
({ length: box.value } = "four");
console.log(box);
{
  const { id, ...nothing } = { id: 1 };
  console.log(id, nothing, Object.keys(nothing).length);
}
