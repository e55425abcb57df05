"""What is being done with each file at the import desk: one piece of work at a time."""

from __future__ import annotations

from pathlib import Path

from ui.tasks.task import Task


class FileTasks:
    """The tasks under way by their files; a new one of a file takes the place of the one before."""

    def __init__(self) -> None:
        self._tasks: dict[Path, Task] = {}

    def __bool__(self) -> bool:
        return bool(self._tasks)

    def find(self, path: Path) -> Task | None:
        """Return what is being done with a file."""
        return self._tasks.get(path)

    def find_files(self, task: Task) -> list[Path]:
        """Return the files that a task is about; none where it has ended."""
        return [path for path, running in self._tasks.items() if running is task]

    def begin(self, path: Path, task: Task) -> None:
        """Note what is done with a file from now on."""
        self.stop(path)
        self._tasks[path] = task

    def end(self, path: Path) -> Task | None:
        """Forget what was done with a file, and return it."""
        return self._tasks.pop(path, None)

    def stop(self, path: Path) -> None:
        """Cancel what is being done with a file."""
        task = self.end(path)
        if task is not None:
            task.cancel()

    def stop_all(self) -> None:
        """Cancel what is being done with any file."""
        for path in list(self._tasks):
            self.stop(path)
