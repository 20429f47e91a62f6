// The default is computed, once.
const prices: { name: string; price?: number }[] = [{ name: "a" }, { name: "b", price: 4 }];
console.log("totals are computed");
export default prices.reduce((sum, { price }) => sum + (price ?? 0), 0.5);
