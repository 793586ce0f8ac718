"""Reads records as receivers do: JSON by a schema, RDF by shapes, XML by an XSD; nothing is fetched."""

from __future__ import annotations

import json
import warnings
from functools import cache
from pathlib import Path

import pyshacl
from jsonschema import Draft202012Validator, FormatChecker
from lxml import etree
from rdflib import Graph

RULES = Path(__file__).parents[1] / "fixtures" / "records"
LOM = Path(__file__).parents[1] / "packages" / "lom.xsd"
SCHEMA_ORG = "https://schema.org"


def json_faults(schema: object, data: bytes) -> list[str]:
    """What is wrong with a JSON record; dates and addresses are looked at too."""
    found = Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(json.loads(data))
    return [f"{error.json_path}: {error.message[:300]}" for error in found]


@cache
def json_rules(name: str) -> object:
    schema = json.loads((RULES / name).read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return schema


def graph(data: bytes, base: str) -> Graph:
    """A JSON-LD record as RDF. schema.org's own context, which lies elsewhere, is taken for what it does to our records: a vocabulary."""
    value = json.loads(data)
    asked = value.get("@context")
    contexts = asked if isinstance(asked, list) else [asked]
    value["@context"] = [{"@vocab": f"{SCHEMA_ORG}/", "url": {"@type": "@id"}} if one == SCHEMA_ORG else one for one in contexts]
    for one in value["@context"]:
        assert not isinstance(one, str), f"a context that must be fetched: {one}"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # rdflib calls its own reader deprecated, and warns of values that are none of their kind
        return Graph().parse(data=json.dumps(value), format="json-ld", publicID=base)


def unknown_terms(found: Graph) -> set[str]:
    """Terms of schema.org in a graph that the vocabulary does not have, as rdflib ships it."""
    from rdflib.namespace import SDO  # pytest looks into whatever a module imports, and this warns of each name that it lacks

    terms = {str(term).removeprefix(str(SDO)) for triple in found for term in triple if str(term).startswith(str(SDO))}
    return {term for term in terms if term not in SDO}


@cache
def shapes(name: str) -> Graph:
    return Graph().parse(RULES / name)


def shape_faults(name: str, data: Graph) -> list[str]:
    """What the shapes of a file find wrong."""
    fine, _, text = pyshacl.validate(data, shacl_graph=shapes(name), advanced=False, inference="none")
    return [] if fine else [text]


@cache
def xml_schema(path: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(path))


def xml_faults(path: Path, data: bytes) -> list[str]:
    schema = xml_schema(path)
    schema.validate(etree.fromstring(data))
    return [str(error) for error in schema.error_log]
