// The default is an interface.
interface Point {
  x: number;
  y: number;
}
export default Point;
