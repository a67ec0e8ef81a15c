"""A mail server in a thread, as small as may be: it takes mails, or stops answering at a chosen word."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from email.policy import default


@dataclass
class MailServer:
    """``silent_at``: the word (``CONNECT``, ``DATA``, ``.``) that it answers no more; ``reached``: it came to that."""

    port: int = 0
    silent_at: str = ""
    taken: list[Message] = field(default_factory=list)
    reached: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        """As ``MOTCUA_MAIL_URL`` names it."""
        return f"smtp://127.0.0.1:{self.port}"

    def talk(self, line: socket.socket) -> None:
        """One connection until it ends."""
        with line, line.makefile("rb") as heard:
            if not self._says(line, b"220 here", "CONNECT"):
                return
            for words in heard:
                verb = words.split(b" ")[0].strip().upper().decode()
                verb = "HELO" if verb == "EHLO" else verb
                if verb == "QUIT":
                    line.sendall(b"221 bye\r\n")
                    return
                if not self._says(line, b"354 go on" if verb == "DATA" else b"250 fine", verb):
                    return
                if verb == "DATA":
                    body = b""
                    for part in heard:
                        if part == b".\r\n":
                            break
                        body += part
                    self.taken.append(message_from_bytes(body, policy=default))
                    if not self._says(line, b"250 taken", "."):
                        return

    def _says(self, line: socket.socket, words: bytes, verb: str) -> bool:
        if verb == self.silent_at:
            self.reached.set()
            threading.Event().wait(20)
            return False
        line.sendall(words + b"\r\n")
        return True


@contextmanager
def mail_server(silent_at: str = "") -> Iterator[MailServer]:
    """Listening on this machine for as long as this lasts."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = MailServer(listening.getsockname()[1], silent_at)

        def serve() -> None:
            while True:
                try:
                    line, _address = listening.accept()
                except OSError:
                    return
                threading.Thread(target=server.talk, args=(line,), daemon=True).start()

        threading.Thread(target=serve, daemon=True).start()
        yield server
