interface User { onDrain(): void; }
class A implements User { n = 0; onDrain(): void { this.n++; console.log("drain", this.n); } }
class B implements User { onDrain(): void { console.log("b"); } }
class C { user: User | null = null; go(): void { this.user?.onDrain(); } }
const c = new C();
c.go();
c.user = new A();
c.go();
c.user = new B();
c.go();
