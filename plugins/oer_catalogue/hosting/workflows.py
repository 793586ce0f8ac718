"""Examples of what a host runs to publish the site: two commands, no secret, every foreign action named by the hash of its commit.

They belong to the project, not to the site: whoever uses one copies it to the place that its first line names.
"""

from __future__ import annotations

from collections.abc import Iterator

_GITHUB = """\
# GitHub Pages. Copy this file to .github/workflows/publish.yml, and choose "GitHub Actions" under Settings, Pages, Source.
name: publish

on:
  push:
    branches: [main]
  workflow_dispatch:

permissions: {}

concurrency:
  group: publish
  cancel-in-progress: false

jobs:
  build:
    runs-on: ubuntu-24.04
    timeout-minutes: 60
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
        with:
          persist-credentials: false
      - run: make check
      - run: make build
      - uses: actions/upload-pages-artifact@7b1f4a764d45c48632c6b24a0339c27f5614fb0b # v4.0.0
        with:
          path: site/

  deploy:
    needs: build
    runs-on: ubuntu-24.04
    timeout-minutes: 15
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: ${{ steps.deployment.outputs.page_url }}
    steps:
      - id: deployment
        uses: actions/deploy-pages@d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e # v4.0.5
"""

_GITLAB = """\
# GitLab Pages. Copy this file to .gitlab-ci.yml. It gives out the compressed twins that `precompress: true` makes.
pages:
  stage: deploy
  image: python:3.12-bookworm
  script:
    - make check
    - make build
    - mv site public
  artifacts:
    paths:
      - public
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
"""

_FORGEJO = """\
# Codeberg Pages and other servers that give out the branch "pages". Copy this file to .forgejo/workflows/publish.yml.
# The token is the one that Forgejo makes for each run. The branch has one commit, so that the repository does not grow.
name: publish

on:
  push:
    branches: [main]
  workflow_dispatch:

jobs:
  publish:
    runs-on: docker
    container:
      image: python:3.12-bookworm
    env:
      FROM: ${{ github.server_url }}/${{ github.repository }}.git
      COMMIT: ${{ github.sha }}
    steps:
      - name: Get the files
        env:
          TOKEN: ${{ github.token }}
        run: |
          git init --quiet .
          git -c http.extraHeader="Authorization: token $TOKEN" fetch --quiet --depth 1 "$FROM" "$COMMIT"
          git checkout --quiet FETCH_HEAD
      - run: make check
      - run: make build
      - name: Publish
        env:
          TOKEN: ${{ github.token }}
        run: |
          cd site
          git init --quiet --initial-branch pages .
          git add --all .
          git -c user.name=publish -c user.email=publish@localhost commit --quiet --message "The site of $COMMIT"
          git -c http.extraHeader="Authorization: token $TOKEN" push --quiet --force "$FROM" pages
"""

_NETLIFY = """\
# Netlify. Copy this file to the project's folder. Headers come from site/_headers.
# Cloudflare Pages asks for the same two things when you add the project: the command, and the folder.
[build]
command = "make check && make build"
publish = "site"
"""


def workflow_files() -> Iterator[tuple[str, str]]:
    """Name and text of each example."""
    yield "github-pages.yml", _GITHUB
    yield "gitlab-pages.yml", _GITLAB
    yield "forgejo-pages.yml", _FORGEJO
    yield "netlify.toml", _NETLIFY
