// A list of lists of its own kind, and of nothing else.
type Nest = Nest[];
const nest: Nest = [[], [[]]]; // error INS2099 at 3:13
