// The default is an arrow function, which goes by that name.
export default (text: string): string => `<${text}>`;
