"""The recipes of docs/cluster.md, without a cluster: what SLURM is sent, and what Kubernetes is to run."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from commentariat.cli import main
from tests.conftest import ROOT
from tests.examples import examples_of

RECIPES = {one.name: one.text for one in examples_of(ROOT / "docs" / "cluster.md") if one.name}


def test_slurm_is_sent_a_worker_of_one_thread_that_shares_the_cache(tmp_path: Path) -> None:
    pytest.importorskip("dask_jobqueue", reason="dask-jobqueue is not installed")
    (tmp_path / "cluster.py").write_text(RECIPES["cluster.py"], encoding="utf-8")
    with runpy.run_path(str(tmp_path / "cluster.py"), run_name="cluster")["slurm"]() as cluster:
        script, address = cluster.job_script(), cluster.scheduler_address
    assert script.startswith("#!") and "#SBATCH" in script and "--mem=4G" in script
    assert "dask_worker" in script and "--nthreads 1" in script and address in script
    assert script.index("export COMMENTARIAT_CACHE=") < script.index("dask_worker")
    assert address.startswith("tcp://")


def test_kubernetes_runs_commands_that_there_are() -> None:
    yaml = pytest.importorskip("yaml", reason="Dask is not installed: pip install 'commentariat[cluster]'")
    from distributed.cli import dask_scheduler, dask_worker

    verbs = {"commentariat": main.commands, "dask": {"scheduler": dask_scheduler.main, "worker": dask_worker.main}}
    parts = list(yaml.safe_load_all(RECIPES["cluster.yaml"]))
    pods = [part["spec"]["template"]["spec"] for part in parts if "template" in part["spec"]]
    asked = {}
    for container in (one for pod in pods for one in pod["containers"]):
        program, verb, *words = container["command"]
        asked[verb] = verbs[program][verb].make_context(verb, list(words)).params  # raises for an option it has not
    [service] = [part for part in parts if part["kind"] == "Service"]
    address = f"tcp://{service['metadata']['name']}:{service['spec']['ports'][0]['port']}"
    assert asked["report"]["cluster"] == asked["worker"]["scheduler"] == address
    assert asked["scheduler"]["port"] == "8786" and asked["worker"]["nthreads"] == 1
    mounted = [mount["name"] for pod in pods for one in pod["containers"] for mount in one.get("volumeMounts", ())]
    assert mounted == [volume["name"] for pod in pods for volume in pod.get("volumes", ())] == ["pages", "pages"]
