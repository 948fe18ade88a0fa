import { defineRules, type Mode, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

// Only the password is the secret. It is found by what stands on either side of it, so no pattern looks at the name
// of a provider's host.

/** Words that documentation, fixtures and placeholders make passwords of. */
const WORDS = `
  pass password passwort passwd passphrase passcode passw0rd p@ssw0rd p@ssword pa55word pa$$word p4ssw0rd p@55w0rd pa$$w0rd d1fficultp@ssw0rd pwd pswd pw
  secret secrets s3cret s3cr3t root toor admin administrator superuser sysadmin owner postgres postgresql pgsql psql
  mysql mariadb mongo mongodb redis rabbitmq rabbit amqp oracle mssql sqlserver guest user username usuario login name
  database db server host hostname local localhost default demo dev develop developer development stage staging prod
  production test tests testing tester example sample dummy fake mock stub placeholder change changeme changeit replace
  replaceme me your my mine our the this that is not real here some any foo bar baz qux quux spam eggs hello world
  welcome letmein qwerty qwertz azerty abc abcd abcdef xyz hunter2 monkey iloveyou very super top strong yourstrong weak
  long short complex simple easy random safe secure unsafe insecure please docker compose container app application web
  service client api key token access auth credential credentials cred value string text insert enter set put todo fixme
  none null nil undefined empty blank redacted hidden masked removed omitted censored encoded encrypted plain proxy
  django rails laravel symfony wordpress drupal joomla magento airflow keycloak grafana sonar sonarqube gitea gitlab
  jenkins nextcloud kong hasura n8n metabase superset minio minioadmin vagrant ansible ubuntu debian odoo strapi alice
  personal private public site opensesame tiger correct horse battery staple sesame bob john doe jane joe jdoe smith acme company corp ftp smtp mail email x-oauth-basic x-token-auth oauth basic github
`
  .trim()
  .split(/\s+/)
  .sort((a, b) => b.length - a.length)
const WORD = new RegExp(WORDS.map((word) => word.replace(/[$.*+?]/g, '\\$&')).join('|'), 'g')
/** What stands for a password that is put in later: variables and templates of shells, formats and languages. */
const REFERENCE =
  /^\$[A-Za-z_({]|\$\{|\$\(|\{\{|^%\(?[A-Za-z_]{1,40}\)?[%sd]?$|^[@#!&]\{|^[[<].*[\]>]$|^__.+__$|^:[a-z_]+$|^[A-Z]+(?:_[A-Z0-9]+)+$|\.{3}|\*{3}|[xX]{4}|\w\(.*\)|^(?:process\.)?env[.[]|^os\.environ|^ENC[[(]/
/** `host:8080,user@…` is a port, not a password. */
const PORT = /^\d{1,5}(?:$|[,;:&)])/

/** Tells what may be a password from those of documentation: not a variable, not made of such words alone. */
export function isPassword(text: string): boolean {
  const password = unescape(text)
  // A control character is no password but a binary file.
  if (password.length < 4 || /[^ -\uffff]/.test(password) || REFERENCE.test(password) || PORT.test(password))
    return false
  return /[a-z0-9]{3}/.test(restOf(password)) && !/^\d{0,4}$/.test(restOf(password))
}

/** The same, and longer than a plain word or two: a password that somebody chose with care, or a machine made. */
export function isChosenPassword(text: string): boolean {
  const password = unescape(text)
  if (password.length < 6 || /[^ -\uffff]/.test(password) || REFERENCE.test(password) || PORT.test(password))
    return false
  if (/^\d{0,4}$/.test(restOf(password)) || PLAIN.test(password)) return false
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9_. -]/].filter((kind) => kind.test(password))
  return kinds.length > 1 || password.length > 11
}

/** Words with hyphens between them, as in manuals; an address, which anonymous FTP asks for; what says that it is a password. */
const PLAIN = /^[a-z]+(?:-[a-z]+)+$|^[\w.+-]+@[\w.-]+$|passw(?:or)?d/i

/** What is left of a password without the words of documentation. */
function restOf(password: string): string {
  return password
    .toLowerCase()
    .replace(WORD, '')
    .replace(/[^a-z0-9]/g, '')
}

function unescape(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Hosts that only the writer reaches, or that RFC 2606 keeps for documentation. */
const BARE_HOSTS = [
  'localhost',
  '127.0.0.1',
  '0.0.0.0',
  '[::1]',
  '::1',
  'host.docker.internal',
  'localdomain',
  'host',
  'hostname',
  'yourhost',
  'your-host',
  'myhost',
  'server',
  '(local)',
  '(localdb)',
]
const RESERVED_HOSTS = ['example.com', 'example.org', 'example.net', 'example', 'test', 'invalid', 'localhost']
const marks: Readonly<Record<string, Mode>> = Object.fromEntries(
  [...BARE_HOSTS, ...RESERVED_HOSTS].map((host) => [host, 'test'] as const),
)
const source = (hosts: readonly string[]) => hosts.map((host) => host.replace(/[.()[\]]/g, '\\$&')).join('|')
const NOT_IN_HOST = '(?![A-Za-z0-9-]|\\.[A-Za-z0-9])'
/** A host of which the `mode` group catches what makes it a test host, or nothing. */
const HOST = `(?:(?:[A-Za-z0-9.-]{1,80}\\.(?=(?:${source(RESERVED_HOSTS)})${NOT_IN_HOST}))?(?<mode>${source([...BARE_HOSTS, ...RESERVED_HOSTS])})${NOT_IN_HOST})?`

const USER = String.raw`(?<user>[^\s"'\x60<>:@/\\?#|]{0,100})`
const IN_URL = String.raw`[^\s"'\x60<>/?\\{}|^]{3,128}`
const IN_PAIR = String.raw`[^\s"'\x60<>{}\\|&;]{3,128}`

/** `scheme://user:password@host`, where the password is not the name of the user. It ends at the last `@`. */
function inUrl(scheme: string): RegExp {
  return new RegExp(
    String.raw`${scheme}:\/\/${USER}:(?!\k<user>@)(?<secret>${IN_URL})@${HOST}(?=[\w.[$%{(<*:/-]|(?<=\]))`,
    'gi',
  )
}

/** `scheme://host/database?user=…&password=…`, in JDBC too. */
function inQuery(scheme: string): RegExp {
  return new RegExp(
    String.raw`(?<![A-Za-z0-9])${scheme}:\/\/${HOST}[^\s"'\x60<>]{0,300}?[?&;]password=(?<secret>${IN_PAIR})`,
    'gi',
  )
}

const isGenuine = isPassword
/** What is one word, or looks as in a manual, warns. */
const isSure = isChosenPassword
/** Keys with a prefix of their own, in the place of the password, are named by their own rules. */
const precedence = -0.5
/** Users written as an e-mail address hold `%40`, at which the look ahead of an assignment stops. */
const ESCAPED_AT = '%40'
/** Schemes of URLs with a host that asks for a password, apart from the databases below. */
const SCHEMES = `
  http ftp ftps sftp ssh git svn rsync smb webdav webdavs ldap ldaps smtp smtps smtp+tls imap imaps wss mqtt mqtts nats
  stomp tcp rtsp rtmp socks4 socks5 socks5h clickhouse clickhouse+native snowflake redshift redshift+psycopg2 oracle
  oracle+oracledb oracle+cx_oracle couchbase couchdb neo4j neo4j+s bolt bolt+s cassandra trino presto vertica hive kafka
  elasticsearch influxdb memcached
`
  .trim()
  .split(/\s+/)
  .map((scheme) => `${scheme}://`)
const password = (seed: string) => `${sample.base62(18, seed)}7q`

const postgres: Remediation = {
  risk: 'log in to the PostgreSQL database as this role, read its tables, and change what the role may change',
  revokeAt: 'https://www.postgresql.org/docs/current/sql-alterrole.html',
  steps: [
    'Give the role a new password with ALTER ROLE, or in the console of your provider, where it resets the database user.',
    'End the sessions of the role: pg_terminate_backend over pg_stat_activity.',
    'Put the new DATABASE_URL into the secret store and restart what connects with it.',
    'Look in the server log and in pg_stat_activity for clients you do not know, and at pg_hba.conf for who may connect.',
  ],
  command: `ALTER ROLE app PASSWORD 'new'; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'app'`,
  overlap:
    'PostgreSQL keeps one password for a role: use two roles in turn, both members of the role that owns the tables.',
  prevention: [
    'Let the cloud sign you in (IAM database authentication) or use client certificates instead of a password.',
    'Accept connections from your own network only, and give the application a role that owns nothing.',
  ],
}

const mysql: Remediation = {
  risk: 'log in to the MySQL or MariaDB server as this account and read, change or drop its databases',
  revokeAt: 'https://dev.mysql.com/doc/refman/8.4/en/alter-user.html',
  steps: [
    'Set a new password with ALTER USER for every host entry of the account in mysql.user.',
    'Find its open connections with SHOW PROCESSLIST and end them with KILL.',
    'Deploy the new password, then discard the old one if you kept it with RETAIN CURRENT PASSWORD.',
    'Read the general or audit log for queries from addresses you do not know.',
  ],
  command: `ALTER USER 'app'@'%' IDENTIFIED BY 'new' RETAIN CURRENT PASSWORD; ALTER USER 'app'@'%' DISCARD OLD PASSWORD`,
  overlap: 'MySQL from 8.0.14 on accepts two passwords until DISCARD OLD PASSWORD; MariaDB accepts one.',
  prevention: [
    'Tie the account to the network of the application (app@10.0.%) and require TLS.',
    'Use IAM authentication where the server runs in a cloud that has it.',
  ],
}

const mongodb: Remediation = {
  risk: 'read and write the MongoDB databases that this user has roles for, from every address the cluster admits',
  revokeAt: 'https://cloud.mongodb.com/',
  steps: [
    'In Atlas open “Database Access”, choose “Edit” beside the user, and set a new password under “Edit Password”.',
    'On your own server run db.changeUserPassword in the database that the user was created in (authSource).',
    'Replace the connection string in your deployments, then check “Network Access” for 0.0.0.0/0.',
    'Look through the database access history for logins that are not yours.',
  ],
  command: `db.getSiblingDB('admin').changeUserPassword('app', passwordPrompt())`,
  overlap: 'Add a second database user, move the services over, and delete the first.',
  prevention: [
    'Use X.509, AWS IAM or workload identity federation, which Atlas offers for database users.',
    'Create temporary database users for people, and keep the IP access list short.',
  ],
}

const redis: Remediation = {
  risk: 'read and overwrite what the Redis server holds: sessions, queues, caches',
  revokeAt: 'https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/',
  steps: [
    'Add a new password to the ACL user, or change “requirepass” if the string has no user name.',
    'Deploy it, then drop the old one with ACL SETUSER user <oldpassword, or reset the password in the console of your host.',
    'Disconnect clients that are logged in already: CLIENT KILL USER.',
    'Treat sessions in this Redis as read: sign your users out if it holds any.',
  ],
  command: 'redis-cli ACL SETUSER app resetpass ">NEW"; redis-cli CLIENT KILL USER app',
  overlap: 'An ACL user can have several passwords at once.',
  prevention: [
    'Bind Redis to a private network and let it speak TLS only (rediss://).',
    'Give each service an ACL user with the commands and key patterns it needs.',
  ],
}

const rabbitmq: Remediation = {
  risk: 'publish to and consume from the queues of the virtual host, and read the messages in them',
  revokeAt: 'https://www.rabbitmq.com/docs/access-control',
  steps: [
    'Change the password of the RabbitMQ user with rabbitmqctl, or under “Admin”, “Users” in the management plugin.',
    'Close the connections of the user under “Connections”: a new password does not end them.',
    'Restart producers and consumers with the new URI and look for queues or bindings that somebody else declared.',
  ],
  command: 'rabbitmqctl change_password app NEW; rabbitmqctl close_all_user_connections app "password changed"',
  overlap: 'Make a second user with the same permissions while the services move.',
  prevention: [
    'Authenticate with x509 certificates (EXTERNAL) or OAuth 2 tokens, which RabbitMQ has plugins for.',
    'Limit each user to its own virtual host and to the names it configures, writes and reads.',
  ],
}

const sqlServer: Remediation = {
  risk: 'log in to SQL Server with this login and do what its roles allow, for “sa” everything on the machine',
  revokeAt: 'https://learn.microsoft.com/sql/t-sql/statements/alter-login-transact-sql',
  steps: [
    'Change the password with ALTER LOGIN, or under “Security”, “Logins” in SQL Server Management Studio.',
    'End sessions of the login that you find in sys.dm_exec_sessions.',
    'Update the connection string in App Service, Key Vault or your deployment, never in appsettings.json.',
    'Check the firewall rules of the server and the audit log for addresses you do not know.',
  ],
  command: `ALTER LOGIN app WITH PASSWORD = 'new'`,
  overlap: 'A login has one password: create a second login for the roll-out and disable the first afterwards.',
  prevention: [
    'Sign in with a managed identity (Authentication=Active Directory Managed Identity), so that there is no password.',
    'Use “dotnet user-secrets” on your own machine and Key Vault references on servers.',
  ],
}

export default defineRules(
  {
    id: 'basic-auth-url',
    provider: 'URL',
    title: 'Password in a URL',
    severity: 'high',
    certainty: 'certain',
    keywords: ['https://', ...SCHEMES, ESCAPED_AT],
    pattern: inUrl(''),
    isAssignment: true,
    mode: { marks },
    isGenuine,
    isSure,
    precedence: -0.75,
    guessable: true,
    variable: 'SERVICE_PASSWORD',
    remediation: {
      risk: 'sign in to the host in the URL under this name',
      revokeAt: 'https://git-scm.com/docs/gitcredentials',
      steps: [
        'Change the password at the host after the “@”, or revoke it there if it is an access token.',
        'Write the URL without “user:password@” and hand the password over by a credential helper, a header or a variable.',
        'Look for copies: .git/config, package manifests, lock files, shell history and CI logs repeat such URLs.',
      ],
      command: 'git remote set-url origin https://HOST/PATH; git credential reject',
      prevention: [
        'Let Git Credential Manager or ~/.netrc outside of the repository hold passwords for Git remotes.',
        'Use tokens that can only read the one thing the URL points at, and that expire.',
      ],
    },
    source: 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1',
    examples: [
      `git clone https://deploy:${password('git')}@git.acme-tools.io/team/app.git`,
      `HTTP_PROXY=http://svc:${password('proxy')}@10.2.3.4:3128`,
      `"url": "ftp://web:${password('ftp')}@files.acme-tools.io/htdocs"`,
      `smtp://robot%40acme-tools.io:${password('smtp')}@mail.acme-tools.io:587`,
    ],
    counterexamples: [
      'https://user:password@git.acme-tools.io/team/app.git',
      'http://foo:bar@acme-tools.io',
      'https://oauth2:${GITLAB_TOKEN}@gitlab.com/team/app.git',
      'https://x-access-token:<token>@github.com/team/app.git',
      'https://user:{{ password }}@acme-tools.io',
      'http://user:%s@acme-tools.io',
      'https://user:********@acme-tools.io',
      'http://localhost:4873/@scope/package',
      'https://acme-tools.io:8443/path?mail=someone7@acme-tools.io',
      'git@github.com:team/app.git',
      'ssh://git@github.com:22/team/app.git',
    ],
  },
  {
    id: 'postgres-connection-string',
    provider: 'PostgreSQL',
    title: 'PostgreSQL password in a connection string',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['postgres://', 'postgresql://', 'postgresql+', 'postgres+', 'postgis://', 'cockroachdb://', ESCAPED_AT],
    pattern: inUrl('(?:postgres(?:ql)?(?:\\+[a-z0-9_]{2,20})?|postgis|cockroachdb)'),
    isAssignment: true,
    mode: { marks },
    isGenuine,
    isSure,
    precedence,
    guessable: true,
    variable: 'DATABASE_URL',
    remediation: postgres,
    source: 'https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS',
    examples: [
      `DATABASE_URL=postgres://app:${password('pg')}@db.acme-tools.io:5432/app`,
      `url: "postgresql://app:${password('yaml')}@10.0.0.5/app?sslmode=require"`,
      `create_engine('postgresql+psycopg2://app:${password('alchemy')}@pg-1.internal/app')`,
      `psql postgres://app%40server:${password('azure')}@server.acme-tools.io/app`,
      `postgres://app:${password('local')}@localhost:5432/app`,
    ],
    counterexamples: [
      'postgres://user:password@localhost:5432/db',
      'postgres://postgres:postgres@db:5432/postgres',
      'postgresql://airflow1:airflow1@postgres/airflow',
      'postgres://app:${DB_PASSWORD}@db.acme-tools.io/app',
      'postgres://app:<password>@db.acme-tools.io/app',
      'postgresql://user:{{ password }}@host/db',
      'postgres://app:%s@%s:5432/app',
      'postgres://admin:changeme@db.acme-tools.io/app',
      'postgres://app:***@db.acme-tools.io/app',
      'postgres://db.acme-tools.io:5432/app',
    ],
  },
  {
    id: 'postgres-connection-string-query',
    provider: 'PostgreSQL',
    title: 'PostgreSQL password in a JDBC URL',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['jdbc:postgresql:', 'postgres://', 'postgresql://'],
    pattern: inQuery('postgres(?:ql)?'),
    reach: { after: 640 },
    context: ['password='],
    mode: { marks },
    isGenuine,
    isSure,
    precedence,
    guessable: true,
    variable: 'JDBC_DATABASE_URL',
    remediation: postgres,
    source: 'https://jdbc.postgresql.org/documentation/use/',
    examples: [
      `url=jdbc:postgresql://db.acme-tools.io:5432/app?user=app&password=${password('jdbc')}`,
      `"postgresql:///app?host=/run/pg&user=app&password=${password('socket')}"`,
    ],
    counterexamples: [
      'jdbc:postgresql://localhost/test?user=fred&password=secret&ssl=true',
      'jdbc:postgresql://db.acme-tools.io/app?user=app&password=${DB_PASSWORD}',
    ],
  },
  {
    id: 'postgres-connection-string-dsn',
    provider: 'PostgreSQL',
    title: 'PostgreSQL password in a DSN',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['dbname=', 'sslmode='],
    pattern: new RegExp(
      String.raw`(?:\bhost ?= ?\\?["']?${HOST.replace('?<mode>', '?<mode>\\/[a-z/]{1,40}|')}[\s"',\\][^\n\x60]{0,200}?)?\bpassword ?= ?\\?["']?(?<secret>${IN_PAIR.replace('&', '&,)')})`,
      'gi',
    ),
    reach: { before: 320, after: 320 },
    context: ['dbname=', 'sslmode='],
    mode: { marks },
    isGenuine,
    isSure,
    precedence,
    guessable: true,
    variable: 'DATABASE_URL',
    remediation: postgres,
    source: 'https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-KEYWORD-VALUE',
    examples: [
      `dsn := "host=db.acme-tools.io user=app password=${password('dsn')} dbname=app sslmode=require"`,
      `psycopg2.connect("dbname=app user=app password='${password('psycopg')}' host=10.0.0.5")`,
    ],
    counterexamples: [
      'host=localhost user=postgres password=postgres dbname=test sslmode=disable',
      'fmt.Sprintf("host=%s user=%s password=%s dbname=%s", h, u, p, d)',
      `password=${password('alone')}`,
    ],
  },
  {
    id: 'mysql-connection-string',
    provider: 'MySQL / MariaDB',
    title: 'MySQL password in a connection string',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['mysql://', 'mysql+', 'mysql2://', 'mysqlx://', 'mariadb://', 'mariadb+', ESCAPED_AT],
    pattern: inUrl('(?:mysql[2x]?|mariadb)(?:\\+[a-z0-9_]{2,20})?'),
    isAssignment: true,
    mode: { marks },
    isGenuine,
    isSure,
    precedence,
    guessable: true,
    variable: 'DATABASE_URL',
    remediation: mysql,
    source: 'https://dev.mysql.com/doc/refman/8.4/en/connecting-using-uri-or-key-value-pairs.html',
    examples: [
      `DATABASE_URL="mysql://shop:${password('my')}@db.acme-tools.io:3306/shop"`,
      `mysql+pymysql://shop:${password('pymysql')}@10.1.1.1/shop?charset=utf8mb4`,
      `dsn: mariadb://shop:${password('maria')}@db.test/shop`,
    ],
    counterexamples: [
      'mysql://root:root@localhost/test',
      'mysql://wordpress:wordpress@db/wordpress',
      'mysql://user:your_password_here@db.acme-tools.io/shop',
      'mysql://root:$MYSQL_ROOT_PASSWORD@db/shop',
    ],
  },
  {
    id: 'mysql-connection-string-query',
    provider: 'MySQL / MariaDB',
    title: 'MySQL password in a JDBC URL',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['jdbc:mysql:', 'jdbc:mariadb:'],
    pattern: inQuery('(?:mysql|mariadb)(?::(?:aurora|replication|loadbalance|sequential))?'),
    reach: { after: 640 },
    context: ['password='],
    mode: { marks },
    isGenuine,
    isSure,
    precedence,
    guessable: true,
    variable: 'JDBC_DATABASE_URL',
    remediation: mysql,
    source: 'https://dev.mysql.com/doc/connector-j/en/connector-j-reference-jdbc-url-format.html',
    examples: [
      `jdbc.url=jdbc:mysql://db.acme-tools.io:3306/shop?user=shop&password=${password('jdbc')}&useSSL=true`,
      `jdbc:mariadb://10.1.1.1/shop?user=shop&amp;password=${password('xml')}`,
    ],
    counterexamples: [
      'jdbc:mysql://localhost/test?user=root&password=root',
      'jdbc:mysql://db.acme-tools.io/shop?user=shop&password=#{password}',
    ],
  },
  {
    id: 'mysql-connection-string-go',
    provider: 'MySQL / MariaDB',
    title: 'MySQL password in a Go DSN',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['@tcp(', '@unix('],
    pattern: new RegExp(
      String.raw`(?<![\w.-])(?<user>[\w.%-]{1,40}):(?!\k<user>@)(?<secret>[^\s"'\x60<>/\\{}|]{3,128})@(?:tcp|unix)\(${HOST}`,
      'gi',
    ),
    reach: { before: 200 },
    context: ['@tcp(', '@unix('],
    mode: { marks },
    isGenuine,
    isSure,
    precedence,
    guessable: true,
    variable: 'MYSQL_DSN',
    remediation: mysql,
    source: 'https://github.com/go-sql-driver/mysql#dsn-data-source-name',
    examples: [
      `sql.Open("mysql", "shop:${password('go')}@tcp(db.acme-tools.io:3306)/shop?parseTime=true")`,
      `MYSQL_DSN='shop:${password('unix')}@unix(/cloudsql/shop:eu:main)/shop'`,
    ],
    counterexamples: [
      'sql.Open("mysql", "root:password@tcp(127.0.0.1:3306)/test")',
      'fmt.Sprintf("%s:%s@tcp(%s)/%s", user, password, host, name)',
    ],
  },
  {
    id: 'mongodb-connection-string',
    provider: 'MongoDB',
    title: 'MongoDB password in a connection string',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['mongodb://', 'mongodb+srv://', 'documentdb://', ESCAPED_AT],
    pattern: inUrl('(?:mongodb(?:\\+srv)?|documentdb)'),
    isAssignment: true,
    mode: { marks },
    isGenuine,
    isSure,
    precedence,
    guessable: true,
    variable: 'MONGODB_URI',
    remediation: mongodb,
    source: 'https://www.mongodb.com/docs/manual/reference/connection-string/',
    examples: [
      `MONGODB_URI=mongodb+srv://app:${password('srv')}@cluster0.ab1cd.mongodb.net/app?retryWrites=true&w=majority`,
      `mongoose.connect('mongodb://app:${password('set')}@m1.acme-tools.io:27017,m2.acme-tools.io:27017/app')`,
    ],
    counterexamples: [
      'mongodb+srv://<username>:<password>@cluster0.mongodb.net/test',
      'mongodb+srv://user:pass@cluster0.ab1cd.mongodb.net/app',
      'mongodb://root:example@mongo:27017/',
      'mongodb://myDBReader:${encodeURIComponent(password)}@m1.acme-tools.io',
    ],
  },
  {
    id: 'redis-amqp-connection-string',
    provider: 'Redis / RabbitMQ',
    title: 'Redis password in a connection string',
    severity: 'high',
    certainty: 'certain',
    keywords: ['redis://', 'rediss://', 'redis+sentinel://', 'valkey://', 'valkeys://', ESCAPED_AT],
    pattern: inUrl('(?:rediss?|redis\\+sentinel|valkeys?)'),
    isAssignment: true,
    mode: { marks },
    isGenuine,
    isSure,
    precedence,
    guessable: true,
    variable: 'REDIS_URL',
    remediation: redis,
    source: 'https://www.iana.org/assignments/uri-schemes/prov/redis',
    examples: [
      `REDIS_URL=rediss://default:${password('default')}@cache.acme-tools.io:6380/0`,
      `createClient({ url: 'redis://:${password('anonymous')}@10.3.3.3:6379' })`,
    ],
    counterexamples: [
      'redis://:password@localhost:6379/0',
      'redis://default:redispassword@redis:6379',
      'redis://:$REDIS_PASSWORD@cache.acme-tools.io:6379',
      'redis://cache.acme-tools.io:6379/0',
    ],
  },
  {
    id: 'redis-amqp-connection-string-amqp',
    provider: 'Redis / RabbitMQ',
    title: 'RabbitMQ password in a connection string',
    severity: 'high',
    certainty: 'certain',
    keywords: ['amqp://', 'amqps://', 'pyamqp://', ESCAPED_AT],
    pattern: inUrl('(?:py)?amqps?'),
    isAssignment: true,
    mode: { marks },
    isGenuine,
    isSure,
    precedence,
    guessable: true,
    variable: 'AMQP_URL',
    remediation: rabbitmq,
    source: 'https://www.rabbitmq.com/docs/uri-spec',
    examples: [
      `AMQP_URL=amqps://orders:${password('orders')}@mq.acme-tools.io/orders`,
      `CELERY_BROKER_URL = "pyamqp://worker:${password('celery')}@mq-1.internal:5672//"`,
    ],
    counterexamples: [
      'amqp://guest:guest@localhost:5672/',
      'amqp://rabbitmq:rabbitmq@rabbitmq:5672',
      'amqp://user:[password]@mq.acme-tools.io',
    ],
  },
  {
    id: 'redis-amqp-connection-string-options',
    provider: 'Redis / RabbitMQ',
    title: 'Redis password in a StackExchange.Redis string',
    severity: 'high',
    certainty: 'certain',
    keywords: ['abortConnect=', '.redis.cache.windows.net', '.redis.azure.net', '.redisenterprise.cache.azure.net'],
    pattern: /(?<![A-Za-z0-9_])password=(?<secret>[^\s"'`,;<>{}\\]{6,160})/gi,
    reach: { before: 320, after: 320 },
    context: ['abortconnect=', '.redis.cache.windows.net', '.redis.azure.net', '.redisenterprise.cache.azure.net'],
    isGenuine,
    isSure,
    precedence,
    guessable: true,
    variable: 'REDIS_CONNECTION_STRING',
    remediation: {
      ...redis,
      steps: [
        'In Azure open the cache, “Authentication”, “Access keys”, and regenerate the key that leaked; elsewhere change the ACL password.',
        'Move the services to the secondary key first if they must not stop.',
        'Treat sessions in this cache as read: sign your users out if it holds any.',
      ],
      command: 'az redis regenerate-keys --name NAME --resource-group GROUP --key-type Primary',
    },
    source: 'https://stackexchange.github.io/StackExchange.Redis/Configuration.html',
    examples: [
      `"Redis": "redis.acme-tools.io:6380,password=${sample.base64(43)}=,ssl=True,abortConnect=False"`,
      `cache.acme-tools.io:6379,password=${password('options')},abortConnect=false`,
    ],
    counterexamples: [
      'shop.redis.cache.windows.net:6380,password=<key>,ssl=True,abortConnect=False',
      'localhost:6379,password=password,abortConnect=false',
    ],
  },
  {
    id: 'sqlserver-odbc-connection-string',
    provider: 'SQL Server / ODBC',
    title: 'Database password in an ADO.NET, ODBC or JDBC string',
    severity: 'critical',
    certainty: 'certain',
    keywords: [
      'data source=',
      'data source =',
      'initial catalog',
      'user id=',
      'user id =',
      'userid=',
      'uid=',
      'username=',
      'server=',
      'server =',
      'driver={',
      'trustservercertificate',
      'jdbc:sqlserver:',
      'jdbc:jtds:',
    ],
    // Pairs with semicolons between them, so that a query string or a shell command is not taken for one.
    pattern: new RegExp(
      String.raw`(?:(?:\b(?:server|data source|address|host) ?= ?(?:tcp:|np:|lpc:)?|jdbc:(?:sqlserver|jtds:sqlserver):\/\/)${HOST.replace('?<mode>', '?<mode>\\.(?=[\\\\;,])|')}[\\,;:/][^"'\x60\n]{0,400}?;\s{0,4})?(?<![A-Za-z0-9_])(?:(?<=;[ \t]{0,6})|(?=[^;\n]{4,160};))(?:password|pwd) ?= ?(?<secret>[^;"'\x60\s<>{}\\]{4,128})`,
      'gi',
    ),
    reach: { before: 480, after: 480 },
    context: [
      'server=',
      'server =',
      'data source',
      'initial catalog',
      'database=',
      'user id',
      'uid=',
      'driver=',
      'jdbc:',
    ],
    mode: { marks: { ...marks, '.': 'test' } },
    isGenuine,
    isSure,
    precedence,
    guessable: true,
    variable: 'SQLSERVER_CONNECTION_STRING',
    remediation: sqlServer,
    source: 'https://learn.microsoft.com/dotnet/framework/data/adonet/connection-string-syntax',
    examples: [
      `"Default": "Server=tcp:db.acme-tools.io,1433;Initial Catalog=shop;User ID=shop;Password=${password('ado')};Encrypt=True;"`,
      `Driver={ODBC Driver 18 for SQL Server};Server=10.4.4.4;Database=shop;Uid=shop;Pwd=${password('odbc')};`,
      `jdbc:sqlserver://db.acme-tools.io:1433;databaseName=shop;user=shop;password=${password('jdbc')};encrypt=true`,
      `Host=db.acme-tools.io;Username=shop;Password=${password('npgsql')};Database=shop`,
      `Data Source=(local);Initial Catalog=shop;User Id=sa;Password=${password('local')}`,
    ],
    counterexamples: [
      'Server=db;Database=shop;User Id=sa;Password=YourStrong@Passw0rd;',
      'Server=db.acme-tools.io;Database=shop;Integrated Security=true;',
      'Server=db.acme-tools.io;Database=shop;User Id=shop;Password={your_password};',
      'Server=db.acme-tools.io;Database=shop;User Id=shop;Password=******;',
      'Server=db.acme-tools.io;Database=shop;Uid=shop;Pwd=${DB_PASSWORD};',
    ],
  },
  {
    id: 'sqlserver-odbc-connection-string-url',
    provider: 'SQL Server / ODBC',
    title: 'SQL Server password in a connection URL',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['mssql://', 'mssql+', 'sqlserver://', ESCAPED_AT],
    pattern: inUrl('(?:mssql|sqlserver)(?:\\+[a-z0-9_]{2,20})?'),
    isAssignment: true,
    mode: { marks },
    isGenuine,
    isSure,
    precedence,
    guessable: true,
    variable: 'DATABASE_URL',
    remediation: sqlServer,
    source: 'https://docs.sqlalchemy.org/en/20/dialects/mssql.html',
    examples: [
      `mssql+pyodbc://shop:${password('pyodbc')}@db.acme-tools.io/shop?driver=ODBC+Driver+18+for+SQL+Server`,
      `DATABASE_URL=sqlserver://shop:${password('prisma')}@10.4.4.4:1433?database=shop`,
    ],
    counterexamples: ['mssql://sa:Password123@localhost/master', 'sqlserver://sa:${PASSWORD}@db.acme-tools.io'],
  },
)
