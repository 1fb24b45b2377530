"""Who does the work of every stage: this process, several here, or a Dask cluster; the bytes are the same. And whether
a piece of work was lost with the processes that did it."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import ExitStack, contextmanager
from typing import Any

from commentariat.version import __version__
from commentariat.workers import workers
from threads.errors import BadParameter, BrokenInstallation, CommentariatError
from threads.text.arithmetic import NAMES

PATIENCE_WITH_CLUSTER = 10
"""Seconds in which a cluster's scheduler has to answer."""
LOCAL = re.compile(r"local(?::(\d{1,4}))?")
ADDRESS = re.compile(r"(?:tcp|tls|ucx|ws|wss)://\S+")


class ClusterFault(CommentariatError):
    """A cluster that cannot be had, or whose workers are not as this program is."""


@contextmanager
def executor_of(
    jobs: int = 1, cluster: str | None = None, *, executor: Executor | None = None
) -> Iterator[Executor | None]:
    """Yields who does the work: the executor given, else a Dask cluster where one is named ("tcp://host:8786", the
    address of its scheduler, or "local:2" for one of two processes on this machine, "local" for one a core), else
    `jobs` processes; None for this process alone.

    What is made here ends with the block. Raises BadParameter for what names no cluster, ClusterFault where it does not
    answer, where Dask is not installed, or where its workers have another version, and BrokenInstallation where they
    have none.
    """
    if executor is not None:
        yield executor
    elif cluster is not None:
        with _dask(cluster) as made:
            yield made
    elif jobs > 1:
        with workers(jobs) as made:
            yield made
    else:
        yield None


def died(error: BaseException) -> bool:
    """Whether the error says that the processes that did a piece of work died of it."""
    return isinstance(error, BrokenExecutor) or type(error).__name__ == "KilledWorker"


def lost(future: Future[Any]) -> bool:
    """Whether a piece of work took its processes down; waits for it. Raises what else went wrong with it, and
    BrokenInstallation where something could not be imported."""
    error = future.exception()
    if isinstance(error, ImportError):
        raise BrokenInstallation(f"{type(error).__name__}: {error}") from error
    if error is not None and not died(error):
        raise error
    return error is not None


@contextmanager
def _dask(cluster: str) -> Iterator[Executor]:
    local = LOCAL.fullmatch(cluster)
    if local is None and not ADDRESS.fullmatch(cluster):
        raise BadParameter(
            f"A cluster is the address of a Dask scheduler, as in tcp://host:8786, or local:N for N processes of this "
            f"machine, not {cluster!r}."
        )
    try:
        import distributed
    except ImportError as error:
        raise ClusterFault(
            "A cluster needs Dask, which is not installed: pip install 'commentariat[cluster]'."
        ) from error
    with ExitStack() as stack:
        if local is not None:
            count = int(local[1] or os.cpu_count() or 1)
            cluster = stack.enter_context(_local_cluster(distributed, max(1, count)))
        client = stack.enter_context(_client(distributed, cluster))
        _check_workers(client, cluster)
        yield client.get_executor(pure=False)


def _local_cluster(distributed: Any, count: int) -> Any:
    logging.getLogger("distributed").setLevel(logging.ERROR)  # that a worker is begun anew is no news
    return distributed.LocalCluster(
        n_workers=count, threads_per_worker=1, processes=True, dashboard_address=None, memory_limit=0,
        env=dict.fromkeys(NAMES, "1"),
    )  # fmt: skip


def _client(distributed: Any, cluster: Any) -> Any:
    try:
        return distributed.Client(cluster, timeout=PATIENCE_WITH_CLUSTER, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise ClusterFault(
            f"The cluster {cluster} does not answer ({type(error).__name__} after {PATIENCE_WITH_CLUSTER} seconds). Is "
            "its scheduler running, and may this machine reach it?"
        ) from error


def _check_workers(client: Any, cluster: Any) -> None:
    """Raises where the cluster has no worker, or one that lacks this program or has another version of it."""
    if not client.scheduler_info(n_workers=-1)["workers"]:
        try:
            client.wait_for_workers(1, timeout=PATIENCE_WITH_CLUSTER)
        except TimeoutError as error:
            raise ClusterFault(f"The cluster {cluster} has no worker. Start some: see docs/cluster.md.") from error
    for worker, version in client.run(_version_there, on_error="return").items():
        if not isinstance(version, str):
            raise BrokenInstallation(f"the cluster's worker {worker} cannot import commentariat ({version!r:.200})")
        if version != __version__:
            raise ClusterFault(
                f"The cluster's worker {worker} has commentariat {version}, and this is {__version__}: install the "
                "same version everywhere, for others give other bytes."
            )


def _version_there() -> str:
    """In a worker: its version of commentariat."""
    from commentariat.version import __version__ as there

    return there
