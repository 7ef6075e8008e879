"""A Dask cluster as a crew: `Client.get_executor()` is an executor like any other."""

import logging
import time
import warnings
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future
from contextlib import suppress
from typing import Any

from briefgen.engine.pool import KilledError
from briefgen.engine.result import WorkError

PATIENCE = 10.0
"""Seconds to wait for a scheduler to answer, and for its first worker."""
ALONE = 30.0
"""Seconds to wait for another worker once there are none."""
GLANCE = 2.0
"""Seconds between two looks at whether anybody is still at work."""


class Cluster:
    """Workers behind a scheduler, each with this briefgen and no site. It is asked for when there is work."""

    def __init__(self, address: str) -> None:
        """`address` is the scheduler's, such as `tcp://127.0.0.1:8786`."""
        self._address = address
        self._client: Any = None
        self._executor: Executor | None = None
        self._width = 0

    @property
    def width(self) -> int:
        """Some chunks for each thread of each worker."""
        self.executor()
        return self._width

    def executor(self) -> Executor:
        """The cluster's executor.

        Raises:
            WorkError: the extra is missing, the scheduler does not answer, or it has no workers.
        """
        if self._executor is None:
            self._open()
        assert self._executor is not None
        return self._executor

    def _open(self) -> None:
        try:
            from distributed import Client  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise WorkError("a scheduler needs the extra `distributed`: pip install 'briefgen[distributed]'") from error
        # What it has to say of connections that end is said here, in one line.
        for name in ("distributed", "tornado", *logging.root.manager.loggerDict):
            if name.startswith(("distributed", "tornado")):
                logging.getLogger(name).setLevel(logging.CRITICAL)
        # What all briefings share is sent once for each worker, however large the archive.
        warnings.filterwarnings("ignore", "Sending large graph", UserWarning)
        connect: Callable[..., Any] = Client
        try:
            self._client = connect(self._address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError, ImportError, RuntimeError, TypeError) as error:
            raise WorkError(f"no scheduler answers at {self._address}") from error
        try:
            self._client.wait_for_workers(1, timeout=PATIENCE)
        except (OSError, TimeoutError) as error:
            self.close()
            raise WorkError(f"the scheduler at {self._address} has no workers") from error
        self._executor = self._client.get_executor(pure=False)
        self._width = 2 + 3 * sum(self._client.nthreads().values())

    def result(self, future: Future[Any]) -> Any:
        """What came of a chunk. One whose worker is lost is done by another, before it is given up."""
        from distributed import KilledWorker  # noqa: PLC0415

        alone_since: float | None = None
        while True:
            try:
                return future.result(timeout=GLANCE)
            except TimeoutError as error:
                if future.done():
                    raise WorkError(f"a worker of {self._address} gave up: {error}") from error
                if self._busy():
                    alone_since = None
                    continue
                alone_since = alone_since or time.monotonic()
                if time.monotonic() - alone_since > ALONE:
                    raise WorkError(f"the scheduler at {self._address} has lost all its workers") from error
            except KilledWorker as error:
                raise KilledError from error
            except CancelledError as error:
                raise WorkError(f"the scheduler at {self._address} is gone") from error
            except ImportError as error:
                raise WorkError(f"a worker of {self._address} lacks briefgen or a part of it: {error}") from error

    def _busy(self) -> bool:
        """Whether there are workers.

        Raises:
            WorkError: the scheduler is gone.
        """
        try:
            if self._client.status == "running":
                return bool(self._client.nthreads())
        except (OSError, TimeoutError, CancelledError) as error:
            raise WorkError(f"the scheduler at {self._address} is gone") from error
        if self._client.status == "closed":
            raise WorkError(f"the scheduler at {self._address} is gone")
        return False

    def close(self) -> None:
        """Leave the cluster; what it has not begun is not done."""
        # A cluster that is gone cannot be left in good order, and what it raises must not hide what is wrong with it.
        with suppress(Exception):
            if self._executor is not None:
                self._executor.shutdown(wait=False)
        with suppress(Exception):
            if self._client is not None:
                self._client.close(timeout=PATIENCE)
        self._executor = self._client = None
