from .task import TaskConfig

__all__ = ["TaskConfig"]
