// The default is an enum; it is exported again by another name.
enum Level {
  low,
  high,
}
export default Level;
