"""A paper as HTML for the screen: the same words, each figure a link to its list, looks left to the style sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from motcua.documents.blocks import Block, Head, Heading, Paper, Span, Table
from motcua.documents.layout import MOTTO, NATION, RECIPIENTS_TITLE
from motcua.documents.recipients import recipient_spans
from motcua.documents.spread import spread

Link = Callable[[Span], str | None]
"""The address of the list behind a figure, or ``None`` where there is no list."""

_MARKS = {"bullet": "- ", "sub_bullet": "+ "}


def render_html(paper: Paper, link: Link | None = None) -> SafeString:
    """The paper as an ``<article>`` in Vietnamese whatever language the page around it speaks."""
    draw = _Drawing(link)
    return format_html(
        '<article class="paper" lang="vi">{}{}{}{}</article>',
        draw.head(paper.head),
        draw.blocks(paper.blocks),
        draw.foot(paper),
        draw.appendices(paper),
    )


class _Drawing:
    def __init__(self, link: Link | None) -> None:
        self.link = link

    def head(self, head: Head) -> SafeString:
        return format_html(
            '<header class="paper-head"><div class="paper-agency">{}{}<p class="paper-number">{}</p></div>'
            '<div class="paper-nation"><p>{}</p><p class="paper-motto">{}</p><p class="paper-date">{}</p></div>'
            '<h2 class="paper-kind">{} <span class="paper-abstract">{}</span></h2>{}</header>',
            _lines(head.superior, "paper-superior"),
            _lines(head.agency, "paper-name"),
            head.number,
            NATION,
            MOTTO,
            head.place_and_date,
            head.kind,
            " ".join(head.abstract),
            _lines(head.remarks, "paper-remark"),
        )

    def blocks(self, blocks: Iterable[Block]) -> SafeString:
        return _joined(self.block(block) for block in blocks)

    def block(self, block: Block) -> SafeString:
        if isinstance(block, Heading):
            tag = f"h{block.level + 2}"
            return format_html(
                '<{} class="paper-h{}">{} {}</{}>', tag, block.level, block.number, block.title, tag
            )
        if isinstance(block, Table):
            return self.table(block)
        mark = _MARKS.get(block.style, "")
        return format_html('<p class="paper-{}">{}{}</p>', block.style, mark, self.spans(block.spans))

    def spans(self, spans: Iterable[Span]) -> SafeString:
        return _joined(self.span(span) for span in spans)

    def span(self, span: Span) -> SafeString:
        words = format_html("{}", span.text)
        if span.measure:
            address = self.link(span) if self.link else None
            if address:
                words = format_html('<a class="paper-figure" href="{}">{}</a>', address, words)
            else:
                words = format_html('<span class="paper-figure">{}</span>', words)
        if span.bold:
            words = format_html("<strong>{}</strong>", words)
        return format_html("<em>{}</em>", words) if span.italic else words

    def table(self, table: Table) -> SafeString:
        header = _joined(
            format_html(
                "<tr>{}</tr>",
                _joined(
                    format_html(
                        '<th scope="{}" colspan="{}" rowspan="{}">{}</th>',
                        "colgroup" if cell.columns > 1 else "col",
                        cell.columns,
                        cell.rows,
                        cell.text,
                    )
                    for cell in spread(table)
                    if cell.y == level
                ),
            )
            for level in range(table.levels)
        )
        numbers = SafeString("")
        if any(column.number for column in table.columns):
            cells = format_html_join("", "<td>{}</td>", ((column.number,) for column in table.columns))
            numbers = format_html('<tr class="paper-numbers">{}</tr>', cells)
        rows = _joined(
            format_html(
                "<tr{}>{}</tr>",
                mark_safe(' class="paper-total"') if row.total else "",
                _joined(
                    format_html('<td class="paper-{}">{}</td>', column.align, self.span(cell))
                    for cell, column in zip(row.cells, table.columns, strict=True)
                ),
            )
            for row in table.rows
        )
        return format_html(
            '<div class="paper-scroll" tabindex="0" role="region" aria-label="{}"><table class="paper-table">'
            '<caption class="visually-hidden">{}</caption><thead>{}{}</thead><tbody>{}</tbody></table></div>',
            table.caption,
            table.caption,
            header,
            numbers,
            rows,
        )

    def foot(self, paper: Paper) -> SafeString:
        recipients = _joined(
            format_html("<p>{}</p>", self.spans(line)) for line in recipient_spans(paper.recipients)
        )
        return format_html(
            '<footer class="paper-foot"><div class="paper-recipients"><p class="paper-recipients-title">{}</p>{}</div>'
            '<div class="paper-signature">{}<p class="paper-signer">{}</p></div></footer>',
            RECIPIENTS_TITLE,
            recipients,
            _lines(paper.signature.authority, "paper-authority"),
            paper.signature.name,
        )

    def appendices(self, paper: Paper) -> SafeString:
        return _joined(
            format_html(
                '<section class="paper-appendix"><h3 class="paper-appendix-title">{} <span>{}</span></h3>'
                '<p class="paper-remark">{}</p>{}</section>',
                appendix.label,
                appendix.title,
                appendix.attached_to,
                self.blocks(appendix.blocks),
            )
            for appendix in paper.appendices
        )


def _lines(lines: Iterable[str], name: str) -> SafeString:
    return _joined(format_html('<p class="{}">{}</p>', name, line) for line in lines)


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))
