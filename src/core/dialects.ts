import { isSecretFile } from './surroundings.js'

/** How a file of each kind is edited so that it reads an environment variable in the place of a literal. */

/** A language with string literals. What it writes for a variable is in `languages.ts`. */
export interface Dialect {
  readonly kind: 'literals'
  readonly path: RegExp
  /** The characters that open and close a literal. */
  readonly quotes: string
  /** What begins a comment outside of a literal, up to the end of the line. */
  readonly comment: RegExp
  /** How an expression stands inside a literal with these quotes. */
  readonly inside?: Readonly<Record<string, (code: string) => string>>
  /** A literal with these quotes is given others, so that an expression can stand inside. */
  readonly requote?: { readonly from: string; readonly to: string }
  /** What joins two strings; undefined where that takes more than an operator. */
  readonly joint?: string
  /** What may stand right before the opening quote and belongs to the literal. */
  readonly prefix?: RegExp
  /** Quotes that come in threes go over several lines. */
  readonly hasTriple?: true
  /** Matches what stands before a value that must be known when the program is compiled. */
  readonly constant?: RegExp
  /** What a file needs at its top before it can read the environment, and how to tell that it has it. */
  readonly needs?: { readonly line: string; readonly shown: RegExp }
}

/** A format in which the reading is written in the place of the key, whatever stands around it. */
export interface Template {
  readonly kind: 'template'
  readonly path: RegExp
  readonly read: (variable: string) => string
  /** What to say where a variable would be given its own value. */
  readonly loop?: string
}

interface Shell {
  readonly kind: 'shell'
  readonly path: RegExp
}

/** A list of names and values. */
interface Dotenv {
  readonly kind: 'dotenv'
  readonly path: RegExp
}

interface Unable {
  readonly kind: 'unable'
  readonly path: RegExp
  /** A sentence. */
  readonly reason: string
}

const SLASHES = /\/\//y
const HASH = /#/y

const DIALECTS: readonly (Dialect | Template | Shell | Dotenv | Unable)[] = [
  {
    kind: 'unable',
    path: /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.ya?ml|bun\.lockb?|deno\.lock|composer\.lock|Gemfile\.lock|Pipfile\.lock|go\.sum|[^/]+\.lock)$/,
    reason: 'It is a lock file, which a package manager writes: take the key out of what it was written from.',
  },
  {
    kind: 'literals',
    path: /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/,
    quotes: '\'"`',
    comment: SLASHES,
    inside: { '`': (code) => `\${${code}}` },
    requote: { from: '\'"', to: '`' },
  },
  {
    kind: 'literals',
    path: /\.pyi?$/,
    quotes: '\'"',
    comment: HASH,
    joint: ' + ',
    prefix: /(?<![A-Za-z0-9_])[rRuU]$/,
    hasTriple: true,
    needs: { line: 'import os', shown: /^(?:import|from)\s[^\n#]*\bos\b/m },
  },
  {
    kind: 'literals',
    path: /(?:\.(?:rb|rake|gemspec)|Gemfile|Rakefile)$/,
    quotes: '\'"',
    comment: HASH,
    inside: { '"': (code) => `#{${code}}` },
    joint: ' + ',
  },
  {
    kind: 'literals',
    path: /\.php$/,
    quotes: '\'"',
    comment: /\/\/|#/y,
    joint: ' . ',
    constant: /\bconst\s[^=]*=\s*$/,
  },
  {
    kind: 'literals',
    path: /\.go$/,
    quotes: '"`',
    comment: SLASHES,
    joint: ' + ',
    constant: /\bconst\s[^=]*=\s*$/,
    needs: { line: 'import "os"', shown: /"os"/ },
  },
  {
    kind: 'literals',
    path: /\.(?:java|groovy|scala)$/,
    quotes: '"',
    comment: SLASHES,
    joint: ' + ',
    hasTriple: true,
    constant: /@\w+\([^)]*$/,
  },
  {
    kind: 'literals',
    path: /\.kts?$/,
    quotes: '"',
    comment: SLASHES,
    joint: ' + ',
    hasTriple: true,
    constant: /\bconst\s[^=]*=\s*$|@\w+\([^)]*$/,
  },
  {
    kind: 'literals',
    path: /\.cs$/,
    quotes: '"',
    comment: SLASHES,
    joint: ' + ',
    prefix: /(?<![\w$@])[@$]$/,
    hasTriple: true,
    constant: /\bconst\s[^=]*=\s*$|^\s*\[\w+\([^\])]*$/,
    needs: { line: 'using System;', shown: /^\s*(?:global\s+)?using System;/m },
  },
  {
    kind: 'literals',
    path: /\.rs$/,
    quotes: '"',
    comment: SLASHES,
    constant: /\b(?:const|static)\s[^=]*=\s*$/,
  },
  {
    kind: 'literals',
    path: /\.swift$/,
    quotes: '"',
    comment: SLASHES,
    inside: { '"': (code) => `\\(${code} ?? "")` },
    hasTriple: true,
    needs: { line: 'import Foundation', shown: /^import (?:Foundation|UIKit|AppKit|SwiftUI|Vapor)\b/m },
  },
  {
    kind: 'literals',
    path: /\.exs?$/,
    quotes: '"',
    comment: HASH,
    inside: { '"': (code) => `#{${code}}` },
    hasTriple: true,
  },
  {
    kind: 'literals',
    path: /\.dart$/,
    quotes: '\'"',
    comment: SLASHES,
    hasTriple: true,
    constant: /\bconst\s[^=]*=\s*$/,
    needs: { line: "import 'dart:io';", shown: /import 'dart:io'/ },
  },
  { kind: 'literals', path: /\.p[lm]$/, quotes: '\'"', comment: HASH, joint: ' . ' },
  {
    kind: 'literals',
    path: /\.ps1$/,
    quotes: '\'"',
    comment: HASH,
    inside: { '"': (code) => `$(${code})` },
    joint: ' + ',
  },
  { kind: 'shell', path: /\.(?:sh|bash|zsh|ksh)$/ },
  {
    kind: 'unable',
    path: /(?:^|\/)(?:Dockerfile[^/]*|[^/]*\.Dockerfile)$/i,
    reason:
      'What a Dockerfile is given stays in the image: take the line out, and give the variable to the container when it starts.',
  },
  {
    kind: 'template',
    path: /(?:^|\/)Makefile$|\.mk$/,
    read: (name) => `$(${name})`,
    loop: 'make reads the environment by itself: take the line out.',
  },
  {
    kind: 'template',
    path: /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/,
    read: (name) => `\${{ secrets.${name} }}`,
  },
  {
    kind: 'template',
    path: /(?:^|\/)\.gitlab-ci\.ya?ml$/,
    read: (name) => `$${name}`,
    loop: 'A variable that is set under Settings, CI/CD, Variables reaches the jobs by itself: take the line out.',
  },
  { kind: 'template', path: /(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/, read: (name) => `\${${name}}` },
  // Spring fills these in: https://docs.spring.io/spring-boot/reference/features/external-config.html
  { kind: 'template', path: /(?:^|\/)application(?:-[^/]+)?\.(?:ya?ml|properties)$/, read: (name) => `\${${name}}` },
  { kind: 'dotenv', path: /(?:^|\/)\.env(?:\.[^/]*)?\.(?:example|sample|template|dist)$/ },
  {
    kind: 'unable',
    path: /\.tf$/,
    reason:
      'Terraform reads no environment in an expression: declare a variable with sensitive = true, and set TF_VAR_<name>.',
  },
  { kind: 'unable', path: /\.tfvars$/, reason: 'Take the line out, and set TF_VAR_<name> in the environment instead.' },
  {
    kind: 'unable',
    path: /\.(?:json[5c]?|ipynb)$/,
    reason: 'JSON cannot read the environment: read it in the program that loads the file.',
  },
  {
    kind: 'unable',
    path: /\.(?:ya?ml|properties|conf|ini|toml|cfg)$/,
    reason:
      'Whether a variable is filled in here depends on the program that reads the file; in Kubernetes use secretKeyRef.',
  },
]

/** How the file at `path` is edited. The first row that fits decides. */
export function dialectOf(path: string): (typeof DIALECTS)[number] {
  return (
    DIALECTS.find((row) => row.path.test(path)) ?? {
      kind: 'unable',
      path: /$/,
      reason: 'How such a file reads the environment is not known: take the key out by hand.',
    }
  )
}

/** Whether a key can be taken out of the file at `path`, or the file out of the index. */
export function isFixable(path: string): boolean {
  return isSecretFile(path) || dialectOf(path).kind !== 'unable'
}
