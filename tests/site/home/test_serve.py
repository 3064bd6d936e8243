import socket

import pytest
from django.core.management import CommandError, call_command


class TestServe:
    def test_says_that_a_port_is_busy(self, monkeypatch: pytest.MonkeyPatch) -> None:
        with socket.socket() as busy:
            busy.bind(("127.0.0.1", 0))
            busy.listen()
            port = busy.getsockname()[1]
            monkeypatch.setenv("PORT", str(port))

            with pytest.raises(CommandError) as refused:
                call_command("serve")

        assert str(refused.value) == (
            f"Port {port} on 127.0.0.1 cannot be used (Address already in use). "
            f"Choose another: PORT={port + 1}."
        )

    def test_says_what_a_port_is(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PORT", "70000")

        with pytest.raises(CommandError, match=r"PORT is 70000. A port is a number up to 65535."):
            call_command("serve")
