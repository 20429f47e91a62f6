// Methods that take less than what they stand for.
interface Event {
  kind: string;
}
interface KeyEvent extends Event {
  key: string;
}
interface Listener {
  handle(event: Event): void;
}
class KeyListener implements Listener {
  handle(event: KeyEvent): void { // error INS2006 at 12:3
    console.log(event.key.length);
  }
}
const listener: Listener = new KeyListener(); // error INS2006 at 16:28
listener.handle({ kind: "click" });
