import { Actions, LinkButton, Notice, PageTitle, PageTools } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import type { load } from './apply.load.ts'
import { ApplyForm } from './apply-form.tsx'

/** Applying: for whom, then one question a screen, a last look, done. */
export default function Apply({ data, view }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const { matter } = data
  const back = { href: `/matters/${matter.code}`, label: t('办事指南') }
  if (data.step === 'who') {
    return (
      <>
        <PageTools back={back} />
        <PageTitle lead={t('您登记了可以代办的家人，先选一下。')}>{t('{title}：给谁办？', { title: t(matter.title) })}</PageTitle>
        <Actions>
          {data.people.map((one, index) => (
            <LinkButton key={one.id} kind={index === 0 ? 'main' : 'plain'} wide href={`/matters/${matter.code}/apply?for=${one.id}`}>
              {index === 0 ? t('给我自己办') : t('给{name}办', { name: one.name })}
            </LinkButton>
          ))}
        </Actions>
      </>
    )
  }
  return (
    <>
      <PageTools back={data.people.length > 1 ? { href: `/matters/${matter.code}/apply`, label: t('给谁办') } : back} />
      <PageTitle>{t(matter.title)}</PageTitle>
      {!data.applicant.own && <Notice title={t('您在替{name}办理', { name: data.applicant.name })} />}
      <ApplyForm data={data} shared={view.place === 'kiosk'} />
    </>
  )
}
