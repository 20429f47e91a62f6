// The machine that people would use instead: Linux with nginx, made from Debian's packages (nothing is installed), with
// the same page under the same QEMU.

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { guestAddress, work } from "../tools.ts";

const packages = ["busybox-static", "nginx", "libpcre2-8-0", "libssl3", "zlib1g", "libcrypt1", "libc6"];
const drivers = [
  ...["virtio_ring", "virtio", "virtio_pci_legacy_dev", "virtio_pci_modern_dev", "virtio_pci"],
  ...["failover", "net_failover", "virtio_net"],
];

export interface LinuxGuest {
  readonly kernel: string;
  readonly initrd: string;
  readonly commandLine: string;
}

/** Downloads and assembles the guest once; needs apt-get and cpio. */
export function linuxGuest(): LinuxGuest {
  const folder = path.join(work, "linux");
  const unpacked = path.join(folder, "root");
  const initrd = path.join(folder, "initrd.img");
  if (!fs.existsSync(initrd)) {
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(path.join(folder, "packages"), { recursive: true });
    const names = [kernelPackage(), ...packages];
    const inPackages = { cwd: path.join(folder, "packages"), stdio: "inherit" } as const;
    execFileSync("apt-get", ["download", "-q", ...names], inPackages);
    for (const file of fs.readdirSync(path.join(folder, "packages"))) {
      execFileSync("dpkg", ["-x", file, unpacked], inPackages);
    }
    writeInitrd(unpacked, path.join(folder, "initrd.d"), initrd);
  }
  return {
    kernel: path.join(
      unpacked,
      "boot",
      fs.readdirSync(path.join(unpacked, "boot")).find((name) => name.startsWith("vmlinuz"))!,
    ),
    initrd,
    // As fast as Linux starts and runs in an emulator: no mitigations, no console, entropy at once.
    commandLine: "quiet loglevel=3 panic=-1 mitigations=off ipv6.disable=1 random.trust_cpu=on tsc=reliable",
  };
}

function kernelPackage(): string {
  const text = execFileSync("apt-cache", ["depends", "linux-image-cloud-amd64"], { encoding: "utf8" });
  const name = /Depends: (linux-image-\S+)/.exec(text)?.[1];
  if (name === undefined) throw new Error("apt-cache knows no linux-image-cloud-amd64 (apt-get update)");
  return name;
}

function writeInitrd(from: string, to: string, initrd: string): void {
  const copy = (source: string, target: string): void => {
    fs.mkdirSync(path.dirname(path.join(to, target)), { recursive: true });
    fs.copyFileSync(fs.realpathSync(path.join(from, source)), path.join(to, target));
  };
  for (const folder of ["dev", "proc", "sys", "tmp", "run", "var/log/nginx", "var/lib/nginx", "etc"]) {
    fs.mkdirSync(path.join(to, folder), { recursive: true });
  }
  copy("bin/busybox", "bin/busybox");
  for (const name of ["sh", "mount", "ip", "insmod", "sleep", "nc", "dd", "cat"]) {
    fs.symlinkSync("busybox", path.join(to, "bin", name));
  }
  copy("usr/sbin/nginx", "usr/sbin/nginx");
  const libraries = "lib/x86_64-linux-gnu";
  copy(`${libraries}/ld-linux-x86-64.so.2`, "lib64/ld-linux-x86-64.so.2");
  for (const name of ["libc.so.6", "libcrypt.so.1", "libpcre2-8.so.0", "libssl.so.3", "libcrypto.so.3", "libz.so.1"]) {
    const source = [libraries, `usr/${libraries}`].find((folder) => fs.existsSync(path.join(from, folder, name)));
    if (source === undefined) throw new Error(`${name} is not in the packages`);
    copy(`${source}/${name}`, `${libraries}/${name}`);
  }
  const release = fs.readdirSync(path.join(from, "lib/modules"))[0]!;
  for (const driver of drivers) {
    const folder = /failover|virtio_net/.test(driver)
      ? driver === "failover"
        ? "net/core"
        : "drivers/net"
      : "drivers/virtio";
    copy(`lib/modules/${release}/kernel/${folder}/${driver}.ko`, `modules/${driver}.ko`);
  }
  const page = "<!doctype html><title>hello</title><p>Hello from a guest. This page is one hundred bytes of text...\n";
  fs.mkdirSync(path.join(to, "www"));
  fs.writeFileSync(path.join(to, "www/index.html"), page);
  fs.writeFileSync(path.join(to, "etc/passwd"), "root:x:0:0::/:/bin/sh\n");
  fs.writeFileSync(path.join(to, "etc/group"), "root:x:0:\n");
  fs.writeFileSync(path.join(to, "etc/nginx.conf"), nginxConfiguration);
  fs.writeFileSync(path.join(to, "init"), init(), { mode: 0o755 });
  execFileSync("sh", ["-c", `find . | cpio --quiet -o -H newc -R 0:0 > ${initrd}`], { cwd: to });
}

/** nginx at its best for one small file: no logs, no limits on keep-alive, open files cached. */
const nginxConfiguration = `
user root root; worker_processes 1; error_log /dev/null crit; pid /run/nginx.pid;
events { worker_connections 2048; }
http {
  access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; server_tokens off; etag off;
  keepalive_requests 1000000000; keepalive_timeout 3600s;
  open_file_cache max=100 inactive=1h; open_file_cache_valid 1h;
  server { listen 80 backlog=512; root /www; default_type text/html; }
}
`;

/** The first process: drivers, address, nginx on 80, a stream out on 19, a sink on 9. */
function init(): string {
  return `#!/bin/sh
mount -t devtmpfs d /dev; mount -t proc p /proc; mount -t sysfs s /sys; mount -t tmpfs t /tmp
for driver in ${drivers.join(" ")}; do insmod /modules/$driver.ko; done
ip link set lo up; ip addr add ${guestAddress}/24 dev eth0; ip link set eth0 up
echo 4096 > /proc/sys/net/core/somaxconn
nginx -c /etc/nginx.conf
nc -ll -p 19 -e cat /dev/zero &
nc -ll -p 9 -e dd of=/dev/null bs=64k &
while :; do sleep 1000; done
`;
}
