// The default is a literal that nothing else names.
export default {
  title: "settings",
  limits: [10, 20],
  twice(): number[] {
    return this.limits.map((limit) => limit * 2);
  },
};
