"""hoja's grammar, eyecite and a dozen plain regular expressions on the same labelled texts.

Reads the lines that `HOJA_CITE_EXPORT=FILE cargo test --test cite_gold` writes. eyecite knows
reports and case names of the United States and names no type that Kenyan law has besides, so the
spans alone are compared: a label is found when a span overlaps it, exactly when it is the same.
A finder may give one label in several spans; the first that overlaps counts, the others count
as found in excess only when they overlap no label.
"""

import json
import re
import sys
import time

PLAIN = [
    r"\[\d{4}\]\s+[A-Z]{2,8}\s+\d+(\s*\(KLR\))?",
    r"[\[(]?\d{4}[\])]?\s*e\s?KLR",
    r"[\[(]\d{4}[\])]\s+(\d+\s+)?(KLR|EA|AC|All ER|QB|WLR|SCR|EACA|KAR|LLR)\s+\d+",
    r"((Constitutional|Civil|Criminal|Misc\w*|Judicial Review|High Court)\s+)*"
    r"(Petition|Appeal|Application|Case|Suit|Cause|Reference)\s+(No\.?\s*)?[A-Z]?\d+\s+of\s+\d{4}",
    r"[A-Z][\w’'.-]+(\s+(&|and|of|the|others|another|\d+|[A-Z][\w’'.-]+)){0,12}\s+"
    r"(v|vs|versus)\.?\s+[A-Z][\w’'.-]+(\s+(&|and|of|the|others|another|\d+|[A-Z][\w’'.-]+)){0,12}",
    r"([A-Z][\w’']+\s+){1,10}(Act|Code|Rules|Regulations)(,?\s+(No\.\s*\d+\s+of\s+)?\d{4})?",
    r"(?i:\b(sections?|articles?|rules?|regulations?|ss?\.|arts?\.)\s*\d+[A-Z]?(\s*\(\w+\))*)"
    r"(\s+of\s+the\s+([A-Z]\w+\s+){0,8}(Act|Code|Rules|Regulations|Constitution))?",
    r"\bCap\.?\s*\d+[A-Z]?",
    r"(Legal|Gazette)\s+Notice\s+(No\.?\s*)?\d+(\s+of\s+\d{4})?",
    r"L\.?N\.?\s*\d+(/|\s+of\s+)\d{4}",
    r"(?i:\(?\b(supra|ibid)\b\)?)",
    r"([A-Z]\w+\s+){1,8}(Convention|Covenant|Charter|Declaration)",
]


def eyecite(text):
    from eyecite import get_citations

    return [c.span() for c in get_citations(text)]


def plain(text):
    spans = {m.span() for rule in PATTERNS for m in rule.finditer(text)}
    # Of two that overlap the longer stays, as one would do in a hurry.
    kept = []
    for span in sorted(spans, key=lambda s: s[0] - s[1]):
        if all(span[1] <= a or b <= span[0] for a, b in kept):
            kept.append(span)
    return kept


PATTERNS = [re.compile(rule) for rule in PLAIN]


def count(spans, labels, within):
    overlap = exact = 0
    used = set()
    for start, end, _, optional in labels:
        touching = [s for s in spans if s[0] < end and start < s[1]]
        free = [s for s in touching if s not in used]
        if free and not optional:
            overlap += 1
            same = (start, end) in free
            exact += same
            used.add((start, end) if same else free[0])
        used.update(touching)
    excess = sum(
        1 for s in spans if s not in used and within[0] <= s[0] < within[1]
    )
    return overlap, exact, excess


def main():
    lines = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
    print(f"{'finder':<14}{'labels':>7}{'found':>7}{'prec.':>8}{'recall':>8}{'F1':>8}{'exact':>8}{'seconds':>9}")
    finders = [
        ("hoja", None),
        ("eyecite", eyecite),
        ("regexes", plain),
    ]
    for name, finder in finders:
        overlap = exact = excess = total = 0
        began = time.perf_counter()
        for line in lines:
            if finder is None:
                spans = [(a, b) for a, b, _ in line["found"]]
            else:
                spans = finder(line["text"])
            labels = line["labels"]
            within = (labels[0][0], max(label[1] for label in labels))
            o, e, x = count(spans, labels, within)
            overlap, exact, excess = overlap + o, exact + e, excess + x
            total += sum(1 for label in labels if not label[3])
        seconds = "-" if finder is None else f"{time.perf_counter() - began:.1f}"
        found = overlap + excess
        f1 = 2 * overlap / (total + found)
        print(
            f"{name:<14}{total:>7}{found:>7}{overlap / max(found, 1):>8.3f}"
            f"{overlap / total:>8.3f}{f1:>8.3f}{2 * exact / (total + found):>8.3f}{seconds:>9}"
        )


if __name__ == "__main__":
    main()
