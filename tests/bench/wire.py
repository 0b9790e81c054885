"""A lean HTTP client for the loopback: on a shared machine, what the client uses is taken from the server it measures."""

from __future__ import annotations

import socket
import zlib
from dataclasses import dataclass, field
from urllib.parse import urlencode

HERE = "127.0.0.1"
PATIENCE_SECONDS = 60


@dataclass
class Answer:
    status: int
    heads: dict[str, str]
    cookies: list[str]
    sent: bytes

    @property
    def text(self) -> str:
        packed = self.heads.get("content-encoding") == "gzip"
        return (zlib.decompress(self.sent, wbits=31) if packed else self.sent).decode()


@dataclass
class Browser:
    """One visitor: a connection that is kept, and cookies."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._socket: socket.socket | None = None
        self._ahead = b""

    def get(self, path: str) -> Answer:
        return self._ask("GET", path, b"")

    def post(self, path: str, form: list[tuple[str, str]]) -> Answer:
        return self._ask("POST", path, urlencode(form).encode())

    def close(self) -> None:
        if self._socket:
            self._socket.close()
        self._socket, self._ahead = None, b""

    def _ask(self, method: str, path: str, body: bytes) -> Answer:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        lines = [f"{method} {path} HTTP/1.1", f"Host: {HERE}:{self.port}", "Accept-Encoding: gzip"]
        lines += [f"Cookie: {cookies}"] if cookies else []
        if method == "POST":
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        answer = self._exchange("\r\n".join([*lines, "", ""]).encode() + body)
        for line in answer.cookies:
            name, value = line.split(";", 1)[0].split("=", 1)
            self.cookies[name] = value
        if answer.heads.get("connection", "").lower() == "close":
            self.close()
        return answer

    def _exchange(self, request: bytes) -> Answer:
        """Send `request` and return what comes back; a kept connection that the server let go of is opened again, once."""
        for again in (True, False):
            fresh = self._socket is None
            try:
                self._open().sendall(request)
                return self._receive()
            except (ConnectionError, EOFError):
                self.close()
                if fresh or not again:
                    raise
        raise AssertionError

    def _open(self) -> socket.socket:
        if self._socket is None:
            self._socket = socket.create_connection((HERE, self.port), timeout=PATIENCE_SECONDS)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return self._socket

    def _receive(self) -> Answer:
        while b"\r\n\r\n" not in self._ahead:
            self._more()
        head, self._ahead = self._ahead.split(b"\r\n\r\n", 1)
        first, *lines = head.decode("latin-1").split("\r\n")
        pairs = [line.split(": ", 1) for line in lines]
        heads = {name.lower(): value for name, value in pairs}
        length = int(heads["content-length"])
        while len(self._ahead) < length:
            self._more()
        sent, self._ahead = self._ahead[:length], self._ahead[length:]
        cookies = [value for name, value in pairs if name.lower() == "set-cookie"]
        return Answer(int(first.split()[1]), heads, cookies, sent)

    def _more(self) -> None:
        assert self._socket is not None
        data = self._socket.recv(262_144)
        if not data:
            raise EOFError
        self._ahead += data
