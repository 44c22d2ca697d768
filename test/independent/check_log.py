"""Checks a transparency log and a receipt from plain files, by the published forms alone.

Shares no code with the product: Python 3 and its standard library, Ed25519 written out after RFC 8032, the tree after RFC 6962,
the files after C2SP (signed-note, tlog-checkpoint, tlog-tiles, tlog-cosignature, tlog-proof).

    check_log.py FOLDER KEYS [--older CHECKPOINT] [--receipt FILE --credential FILE]

FOLDER holds `checkpoint` and `tile/...`, KEYS one verifier key on each line. Prints what holds; ends with 1 at the first that does not.
"""

import argparse
import base64
import hashlib
import json
import os
import struct
import sys

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


class Wrong(Exception):
    """Something that does not hold."""


def require(holds, sentence):
    if not holds:
        raise Wrong(sentence)


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


# Ed25519 (RFC 8032, section 6), only what checking needs.


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def multiply(scalar, point):
    sum_ = (0, 1, 1, 0)
    while scalar > 0:
        if scalar & 1:
            sum_ = add(sum_, point)
        point = add(point, point)
        scalar >>= 1
    return sum_


def decompress(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    require(y < P, "a point is not on the curve")
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P != 0:
        x = x * pow(2, (P - 1) // 4, P) % P
    require((x * x - square) % P == 0 and not (x == 0 and sign), "a point is not on the curve")
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


BASE = decompress(bytes.fromhex("5866666666666666666666666666666666666666666666666666666666666666"))


def is_signed(public, message, signature):
    if len(signature) != 64:
        return False
    scalar = int.from_bytes(signature[32:], "little")
    if scalar >= ORDER:
        return False
    challenge = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % ORDER
    one = multiply(scalar, BASE)
    other = add(decompress(signature[:32]), multiply(challenge, decompress(public)))
    return (one[0] * other[2] - other[0] * one[2]) % P == 0 and (one[1] * other[2] - other[1] * one[2]) % P == 0


# Signed notes and checkpoints.


def read_keys(path):
    keys = {}
    for line in open(path, encoding="utf-8").read().split("\n"):
        if line.strip() == "" or line.startswith("#"):
            continue
        name, key_id, letters = line.split("+", 2)
        typed = base64.b64decode(letters, validate=True)
        require(sha256(name.encode() + b"\n", typed)[:4].hex() == key_id, "the id of a key is not its own")
        keys[(name, bytes.fromhex(key_id))] = (typed[0], typed[1:])
    return keys


def open_checkpoint(note, keys):
    """Size, root and who signed: the log itself, and each witness with its time."""
    text, signatures = note.rsplit("\n\n", 1)
    text += "\n"
    origin, size, root = text.split("\n")[:3]
    by_log, witnesses = False, {}
    require(signatures.endswith("\n"), "the note is cut off")
    for line in signatures[:-1].split("\n"):
        dash, name, letters = line.split(" ")
        require(dash == "\u2014", "this is not a signature line")
        data = base64.b64decode(letters, validate=True)
        kind, public = keys.get((name, data[:4]), (None, b""))
        if kind == 1 and name == origin:
            require(is_signed(public, text.encode(), data[4:]), "the log did not sign its checkpoint")
            by_log = True
        if kind == 4:
            time = struct.unpack(">Q", data[4:12])[0]
            message = "cosignature/v1\ntime %d\n%s" % (time, text)
            require(is_signed(public, message.encode(), data[12:]), "a witness did not sign this checkpoint")
            witnesses[name] = time
    require(by_log, "no known log signed this checkpoint")
    return int(size), base64.b64decode(root, validate=True), witnesses


# The tree (RFC 6962, section 2.1).


def hash_leaf(entry):
    return sha256(b"\x00", entry)


def root_of(hashes):
    if len(hashes) == 0:
        return sha256(b"")
    if len(hashes) == 1:
        return hashes[0]
    split = 1
    while split * 2 < len(hashes):
        split *= 2
    return sha256(b"\x01", root_of(hashes[:split]), root_of(hashes[split:]))


def root_from_proof(leaf, index, size, proof):
    """RFC 9162, section 2.1.3.2."""
    require(0 <= index < size, "the tree has no such leaf")
    place, last, hash_ = index, size - 1, leaf
    for beside in proof:
        require(last != 0, "the proof is too long")
        if place & 1 or place == last:
            hash_ = sha256(b"\x01", beside, hash_)
            while not place & 1 and place != 0:
                place, last = place >> 1, last >> 1
        else:
            hash_ = sha256(b"\x01", hash_, beside)
        place, last = place >> 1, last >> 1
    require(last == 0, "the proof is too short")
    return hash_


# Tiles.


def tile_path(folder, level, number, width):
    groups = ["%03d" % (number % 1000)]
    while number >= 1000:
        number //= 1000
        groups.insert(0, "x%03d" % (number % 1000))
    path = os.path.join(folder, "tile", str(level), *groups)
    return path if width == 256 else os.path.join(path + ".p", str(width))


def widths(count):
    return [(number, min(256, count - number * 256)) for number in range((count + 255) // 256)]


def read_entries(folder, size):
    entries = []
    for number, width in widths(size):
        data, at = open(tile_path(folder, "entries", number, width), "rb").read(), 0
        for _ in range(width):
            length = struct.unpack_from(">H", data, at)[0]
            entries.append(data[at + 2 : at + 2 + length])
            at += 2 + length
        require(at == len(data), "a bundle holds more than its entries")
    return entries


def check_tiles(folder, hashes):
    level, count = 0, 0
    while len(hashes) > 0:
        for number, width in widths(len(hashes)):
            kept = open(tile_path(folder, level, number, width), "rb").read()
            count += 1
            require(kept == b"".join(hashes[number * 256 : number * 256 + width]), "a tile is not that of its entries")
        hashes = [root_of(hashes[at : at + 256]) for at in range(0, len(hashes) - 255, 256)]
        level += 1
    return count


# Receipts.


def canonical(value):
    """RFC 8785, for what credentials are made of; other numbers than whole ones are refused."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(canonical(name) + ":" + canonical(value[name]) for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    require(not isinstance(value, float), "this number is not written here")
    return json.dumps(value, ensure_ascii=False)


def check_receipt(text, credential, keys):
    head, note = text.split("\n\n", 1)
    form, extra, index, *proof = head.split("\n")
    require(form == "c2sp.org/tlog-proof@v1", "this is no receipt")
    opening = json.loads(base64.b64decode(extra[len("extra ") :], validate=True))
    salt = base64.urlsafe_b64decode(opening["salt"] + "=" * (-len(opening["salt"]) % 4))
    document = json.loads(credential)
    issuer = document["issuer"]
    told = {
        "about": document.get("id", ""),
        "digest": sha256(canonical(document).encode()).hex(),
        "hour": opening["hour"],
        "issuer": issuer["id"] if isinstance(issuer, dict) else issuer,
        "kind": opening["kind"],
    }
    commitment = base64.b64encode(sha256(salt, canonical(told).encode())).decode()
    entry = "cairn leaf v1\n%s\n%s\n%s\n" % (opening["kind"], opening["hour"], commitment)
    size, root, witnesses = open_checkpoint(note, keys)
    place = int(index[len("index ") :])
    hashes = [base64.b64decode(line, validate=True) for line in proof]
    require(root_from_proof(hash_leaf(entry.encode()), place, size, hashes) == root, "the receipt does not lead to the root")
    return place, size, witnesses, entry.encode()


def check(options):
    keys = read_keys(options.keys)
    read = lambda path: open(path, encoding="utf-8", newline="").read()
    size, root, witnesses = open_checkpoint(read(os.path.join(options.folder, "checkpoint")), keys)
    entries = read_entries(options.folder, size)
    hashes = [hash_leaf(entry) for entry in entries]
    require(root_of(hashes) == root, "the entries do not make the root")
    found = {"size": size, "tiles": check_tiles(options.folder, hashes), "witnesses": sorted(witnesses)}
    if options.older:
        older, older_root, _ = open_checkpoint(read(options.older), keys)
        require(older <= size and root_of(hashes[:older]) == older_root, "the log did not grow from the older checkpoint")
        found["older"] = older
    if options.receipt:
        place, of, seen, entry = check_receipt(read(options.receipt), read(options.credential), keys)
        require(entries[place] == entry, "the log has another entry at the place of the receipt")
        found["receipt"] = {"index": place, "size": of, "witnesses": seen}
    return found


def answer(parameters):
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("keys")
    for name in ("--older", "--receipt", "--credential"):
        parser.add_argument(name)
    try:
        return check(parser.parse_args(parameters))
    except (Wrong, ValueError, KeyError, IndexError, TypeError, struct.error, OSError) as trouble:
        return {"wrong": "%s: %s" % (type(trouble).__name__, trouble)}


def main():
    """With `--each`, standard input holds a JSON array of parameters on each line, and each is answered."""
    if sys.argv[1:] == ["--each"]:
        for line in sys.stdin:
            print(json.dumps(answer(json.loads(line))))
        return
    found = answer(sys.argv[1:])
    print(json.dumps(found))
    sys.exit("wrong" in found)


main()
