// Methods of dictionaries, and functions behind an implementation that says less than its overloads.
const commands: Record<string, (...args: string[]) => string> = {
  help() {
    return "help!";
  },
  echo(...words) {
    return words.join(" ");
  },
  up: (text) => text.toUpperCase(),
};
console.log(commands.help(), commands.echo("a", "b"), commands["up"]("q"), Object.keys(commands));

type Step<A, B> = (value: A) => B;
function pipe<A, B, C>(value: A, first: Step<A, B>, second: Step<B, C>): C;
function pipe<A, B, C, D>(value: A, first: Step<A, B>, second: Step<B, C>, third: Step<C, D>): D;
function pipe(value: unknown, ...steps: Step<unknown, unknown>[]): unknown {
  return steps.reduce((held, step) => step(held), value);
}
interface User {
  name: string;
  tags: string[];
}
const user: User = { name: "a", tags: ["x", "y"] };
console.log(pipe(" 42 ", (text) => text.trim(), Number));
console.log(
  pipe(
    user,
    (one) => one.tags,
    (tags) => tags.map((tag) => tag.toUpperCase()),
    (tags) => ({ tags, all: tags.join() }),
  ),
);
