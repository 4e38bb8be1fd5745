"""Claims about moves: each leads somewhere else, is told once, and promotions only go up."""

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.messages.problems import Problem, _
from generator.model import Move


def moves_lead_elsewhere(catalog: Catalog) -> Iterator[Problem]:
    """A move changes job.

    Fails: `from: cook` with `to: cook`.
    """
    for move in catalog.paths:
        if move.source_role == move.target_role:
            yield Problem(move.at("to"), "move-to-itself", _("this move leads back to where it starts"))


def moves_are_told_once(catalog: Catalog) -> Iterator[Problem]:
    """All that is known of a move stands in one record.

    Fails: two records with the same `from` and the same `to`.
    """
    first: dict[tuple[str, str], Move] = {}
    for move in catalog.paths:
        known = first.setdefault((move.source_role, move.target_role), move)
        if known is not move:
            text = _("“{id}” is the same move already: put what both say in one record", id=known.id)
            yield Problem(move.at("id"), "move-told-twice", text, related=(known.at("id"),))


def promotions_never_turn_round(catalog: Catalog) -> Iterator[Problem]:
    """Nobody is promoted, step by step, to the job they left.

    Fails: a promotion from cook to chef, and another from chef to cook.
    """
    ups: dict[str, list[Move]] = {}
    for move in catalog.paths:
        if move.kind == "promotion" and move.source_role != move.target_role:
            ups.setdefault(move.source_role, []).append(move)
    done: set[str] = set()
    for role in ups:
        yield from _rounds_from(role, ups, done)


def _rounds_from(start: str, ups: dict[str, list[Move]], done: set[str]) -> Iterator[Problem]:
    """Walk up from a job, and report each move that leads back into the way just walked."""
    way: list[Move] = []
    step_of = {start: 0}
    ahead = [iter(ups[start])] if start not in done else []
    while ahead:
        move = next(ahead[-1], None)
        if move is None:
            ahead.pop()
            left = way.pop().target_role if way else start
            del step_of[left]
            done.add(left)
        elif move.target_role in step_of:
            yield _turning_round([*way[step_of[move.target_role] :], move])
        elif move.target_role not in done:
            way.append(move)
            step_of[move.target_role] = len(way)
            ahead.append(iter(ups.get(move.target_role, ())))


def _turning_round(moves: list[Move]) -> Problem:
    roles = (moves[0].source_role, *(move.target_role for move in moves))
    text = _("these promotions turn round, one of them is lateral or wrong: {roles}", roles=roles)
    related = tuple(move.at("kind") for move in moves[:-1])
    return Problem(moves[-1].at("kind"), "promotion-cycle", text, related=related)


def every_rung_can_be_reached(catalog: Catalog) -> Iterator[Problem]:
    """Above the first rung, at least one move leads to the job.

    Fails: a rung that is not the first, and whose role is in the `to` of no move.
    """
    reached = {move.target_role for move in catalog.paths}
    first = catalog.ladder.rungs[0].role
    for rung in catalog.ladder.rungs:
        if rung.role not in reached and rung.role != first:
            text = _("no move leads to “{id}”: add one to paths.yaml", id=rung.role)
            yield Problem(rung.at("role"), "unreachable-role", text)
