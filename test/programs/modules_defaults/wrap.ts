// The default is a generic arrow function.
export default <T>(value: T, times: number): T[] => Array.from({ length: times }, () => value);
