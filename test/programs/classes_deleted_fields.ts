// Optional fields of classes are deleted, and come last when they are set again.
class Session {
  token?: string;
  user?: { id: number };
  hits = 1;
  constructor(
    public note?: string,
    readonly kind = "web",
  ) {}
  login(id: number): this {
    this.token = `t${id}`;
    this.user = { id };
    return this;
  }
  logout(): boolean {
    return delete this.token && delete this.user;
  }
}
class Admin extends Session {
  rights?: string[] = ["all"];
}

const session = new Session();
console.log(session, "token" in session, Object.keys(session));
session.login(1);
console.log(session, "token" in session);
console.log(session.logout(), session, "token" in session, "hits" in session, session.token);
session.token = undefined;
console.log(session, "token" in session, JSON.stringify(session), { ...session });
session.login(2);
console.log(session, Object.entries(session));

const admin = new Admin("root");
delete admin.note;
delete admin.rights;
admin.note = "again";
console.log(admin, Object.hasOwn(admin, "rights"), admin.rights);
for (const name in admin) console.log(name);
const seen: { rights?: string[] } = admin;
seen.rights = ["read"];
console.log(admin, Object.keys(new Admin()));
const { note, ...others } = admin;
console.log(note, others);
