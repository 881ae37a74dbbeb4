export { type AgreementReader, createAgreementReader } from './agreement.reader.ts';
export {
  type AgreementContext,
  AgreementResolver,
  AreaAgreementsResolver,
  MunicipalityAgreementsResolver,
} from './agreement.resolver.ts';
