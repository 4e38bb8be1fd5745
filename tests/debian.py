"""Programs that the tests need beside Python: Debian's packages, where this machine lets them be installed."""

import os
import shutil
import subprocess


def install(package: str) -> None:
    """Debian's package where we may install it; else nothing."""
    if shutil.which("apt-get") and (root := _becoming_root()) is not None:
        apt = [*root, "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
        subprocess.run([*apt, "update"], check=False)
        subprocess.run([*apt, "install", "--yes", "--no-install-recommends", package], check=False)


def _becoming_root() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "--non-interactive"]
    allowed = shutil.which("sudo") and subprocess.run([*sudo, "true"], capture_output=True, check=False).returncode == 0
    return sudo if allowed else None
