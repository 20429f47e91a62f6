// The smallest application: no network, it prints and the machine ends.

function greeting(name: string): string {
  return `Hello, ${name}! This is TypeScript on bare metal.`;
}

console.log(greeting("world"));
