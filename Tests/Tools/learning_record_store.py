"""A learning record store that counts: it keeps statements in a file, judges each with the tincan package and xAPI's
rules, and misbehaves as it is told.

usage: learning_record_store.py FILE FAULT...    prints the port; one fault is used up by each request, in order:
    away   answers 503, keeps nothing            lost   keeps the statement, and hangs up without an answer
    slow   asks to be left alone for a second    wrong  says that the statement is wrong
    locked answers 401                           fine   does what it should, as it does after the last fault
"""
import base64
import json
import os
import re
import sys
import threading
import time
import urllib.parse
import uuid
from http.server import BaseHTTPRequestHandler, HTTPServer

import tincan

path, faults = sys.argv[1], sys.argv[2:]
# "port=N" before the faults: the port that is listened on; any that is free otherwise.
port = int(faults.pop(0)[5:]) if faults and faults[0].startswith("port=") else 0
kept: dict[str, str] = {}
complaints: list[str] = []
requests = 0


def write() -> None:
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"kept": kept, "complaints": complaints, "requests": requests}, file)


def judge(body: str, headers, query) -> str | None:
    """Why this is not a statement that may be kept, or nothing."""
    if headers.get("X-Experience-API-Version") not in ("1.0.3", "2.0.0"):
        return "no version of xAPI in the headers"
    if headers.get("Authorization") != "Basic " + base64.b64encode(b"station:a secret").decode():
        return "the key is wrong"
    data = json.loads(body)
    # The package takes things out of what it is given.
    statement = tincan.Statement(json.loads(body))
    if str(statement.id) != query.get("statementId", [""])[0]:
        return "the id in the address is another"
    if uuid.UUID(str(statement.id)).variant != uuid.RFC_4122:
        return "the id is no UUID of RFC 4122"
    if data.get("version") != headers["X-Experience-API-Version"]:
        return "the version of the statement is another"
    account = statement.actor.account
    if not re.match(r"https?://", account.home_page) or not account.name:
        return "the account has no home page or no name"
    if statement.actor.mbox or getattr(statement.actor, "name", None):
        return "there is a person's name or address in it"
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", data["timestamp"]):
        return "the time is not UTC"
    for iri in [statement.verb.id, *((data.get("context") or {}).get("extensions") or {})]:
        if not re.match(r"[a-z][a-z0-9+.-]*:\S+", iri):
            return f"{iri} is no IRI"
    if statement.verb.id.endswith("voided"):
        return None if data["object"]["objectType"] == "StatementRef" else "it takes back no statement"
    score = statement.result.score
    if not (-1 <= score.scaled <= 1 and score.min <= score.raw <= score.max):
        return "the score is out of its range"
    if statement.result.success != statement.verb.id.endswith("passed"):
        return "verb and success say different things"
    return None


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_PUT(self) -> None:
        global requests
        requests += 1
        length = int(self.headers["Content-Length"])
        whole = self.rfile.read(length)
        # Whoever was killed while it spoke said nothing: a store takes whole requests only.
        if len(whole) < length:
            self.close_connection = True
            return
        body = whole.decode()
        query = urllib.parse.parse_qs(urllib.parse.urlparse(self.path).query)
        fault = faults.pop(0) if faults else "fine"
        if fault in ("away", "slow", "wrong", "locked"):
            status = {"away": 503, "slow": 429, "wrong": 400, "locked": 401}[fault]
            return self.answer(status, {"Retry-After": "1"} if fault == "slow" else {}, "as told")
        try:
            complaint = judge(body, self.headers, query)
        except Exception as error:
            complaint = f"{type(error).__name__}: {error}"
        if complaint:
            complaints.append(complaint)
            return self.answer(400, {}, complaint)
        name = query["statementId"][0]
        status = 204 if kept.get(name, body) == body else 409
        kept.setdefault(name, body)
        if fault == "lost":
            write()
            self.close_connection = True
            return self.connection.close()
        self.answer(status, {}, "")

    def answer(self, status: int, headers: dict, words: str) -> None:
        write()
        data = b"" if status == 204 else words.encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        try:
            self.wfile.write(data)
        except ConnectionError:  # whoever asked was killed meanwhile
            self.close_connection = True

    def log_message(self, *_) -> None:
        pass


def end_with_parent() -> None:
    parent = os.getppid()
    while os.getppid() == parent:
        time.sleep(0.2)
    os._exit(0)


threading.Thread(target=end_with_parent, daemon=True).start()
server = HTTPServer(("127.0.0.1", port), Handler)
write()
print(server.server_port, flush=True)
server.serve_forever()
